/*
 * place.c — where a container's process stands: control groups and namespaces.
 */
#define _GNU_SOURCE
#include <fcntl.h>
#include <net/if.h>
#include <sched.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/mount.h>
#include <sys/socket.h>
#include <unistd.h>

#include "shim.h"

int join_cgroups(const struct list *cgroups)
{
    for (size_t i = 0; i < cgroups->n; i++)
        if (write_text(cgroups->at[i], "0") < 0)
            return fail("cgroup", errno, "cannot join cgroup %s", cgroups->at[i]);
    return 0;
}

/* A new network namespace has a loopback interface that is down: guests of a monitor that speak to
   each other over 127.0.0.1 expect it up, as runc leaves it. */
static int raise_loopback(void)
{
    struct ifreq request = { .ifr_flags = IFF_UP | IFF_RUNNING };
    strcpy(request.ifr_name, "lo");
    int fd = socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0);
    if (fd < 0 || ioctl(fd, SIOCSIFFLAGS, &request) < 0)
        return fail("namespace", errno, "cannot raise the loopback interface");
    close(fd);
    return 0;
}

static int join_namespace(const struct namespace *space)
{
    int fd = RETRY(open(space->path, O_RDONLY | O_CLOEXEC));
    if (fd < 0 || setns(fd, space->flag) < 0)
        return fail("namespace", errno, "cannot join %s namespace %s", space->kind, space->path);
    close(fd);
    return 0;
}

static int make_namespace(const struct namespace *space)
{
    if (unshare(space->flag) < 0)
        return fail("namespace", errno, "cannot make a new %s namespace", space->kind);
    if (space->flag == CLONE_NEWNET)
        return raise_loopback();
    /* What the host unmounts later must go here too, or its devices stay busy. */
    if (space->flag == CLONE_NEWNS && mount(NULL, "/", NULL, MS_REC | MS_SLAVE, NULL) < 0)
        return fail("namespace", errno, "cannot part the new mount namespace from the old one");
    return 0;
}

/* After the control groups: a new cgroup namespace begins where the process is by then. */
int enter_namespaces(const struct plan *plan)
{
    struct namespace space;
    for (size_t i = 0; plan_namespace(plan, i, &space); i++)
        if ((space.path ? join_namespace : make_namespace)(&space) < 0)
            return -1;
    if (plan->hostname && sethostname(plan->hostname, strlen(plan->hostname)) < 0)
        return fail("namespace", errno, "cannot set the host name %s", plan->hostname);
    if (plan->domainname && setdomainname(plan->domainname, strlen(plan->domainname)) < 0)
        return fail("namespace", errno, "cannot set the domain name %s", plan->domainname);
    return 0;
}
