/*
 * sandbox.c — what is left to this process once the guest runs: the descriptors of the plan, and the
 * system calls of its filter.
 */
#define _GNU_SOURCE
#include <fcntl.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "hvt.h"

#define FD_MAX (1 << 20)

static bool is_device(int fd)
{
    for (uint32_t i = 0; i < plan->devices; i++)
        if (plan_devices()[i].fd == fd)
            return true;
    return false;
}

/* The number the filter will know it by. */
int move_fd(int fd, int number)
{
    if (fd == number)
        return 0;
    if (dup3(fd, number, O_CLOEXEC) < 0)
        return fail(errno, "nabla-hvt: cannot make descriptor %d", number);
    close(fd);
    return 0;
}

/*
 * Closes whatever was inherited beside console and devices. The plan goes above the numbers that are
 * given out later, which then are free.
 */
int close_others(void)
{
    int top = plan->vcpu + 1;
    if (plan->epoll < 3 || plan->timer <= plan->epoll || plan->vcpu <= plan->timer || top > FD_MAX)
        return fail(0, "nabla-hvt: the plan numbers its descriptors wrongly");
    int moved = fcntl(plan_fd, F_DUPFD_CLOEXEC, top);
    if (moved < 0)
        return fail(errno, "nabla-hvt: cannot keep the plan open");
    close(plan_fd);             /* it may sit where a device is missed */
    plan_fd = moved;
    for (uint32_t i = 0; i < plan->devices; i++)
        if (plan_devices()[i].fd < 3 || fcntl(plan_devices()[i].fd, F_GETFD) < 0
            || plan_devices()[i].fd >= plan->epoll)
            return fail(0, "nabla-hvt: descriptor %d of device %u is not open",
                        plan_devices()[i].fd, i + 1);
    for (int fd = 3; fd < moved; fd++)
        if (!is_device(fd))
            close(fd);
    if (syscall(SYS_close_range, (unsigned)moved + 1, ~0u, 0) < 0)
        return fail(errno, "nabla-hvt: cannot close inherited descriptors");
    return 0;
}

int sandbox_enter(void)
{
    struct sock_fprog filter = { (unsigned short)plan->filter,
                                 (struct sock_filter *)(uintptr_t)plan_filter() };
    struct rlimit none = { 0, 0 };
    close(plan_fd);
    /* a core file would hold the guest's memory, and nobody asked for one */
    if (setrlimit(RLIMIT_CORE, &none) < 0)
        return fail(errno, "nabla-hvt: cannot forbid core files");
    if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) < 0)
        return fail(errno, "nabla-hvt: cannot give up privileges");
    if (syscall(SYS_seccomp, SECCOMP_SET_MODE_FILTER, 0, &filter) < 0)
        return fail(errno, "nabla-hvt: the kernel does not take the filter");
    return 0;
}
