/*
 * rights.c — what a process may do and how much of the machine it gets: limits, priorities, labels,
 * capabilities, user.
 */
#define _GNU_SOURCE
#include <fcntl.h>
#include <grp.h>
#include <stdio.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "shim.h"

#define GROUPS_MAX 1024
#define IOPRIO_WHO_PROCESS_ 1

int set_limits(const struct plan *plan)
{
    char text[16];
    uint64_t value[3];
    snprintf(text, sizeof text, "%d", (int)plan->oom_score_adj);
    if (plan->oom_score_adj != ABSENT && write_text("/proc/self/oom_score_adj", text) < 0)
        return fail("oom", errno, "cannot set oom_score_adj to %s", text);
    /* A guest that crashes would leave a core file as large as its memory: only if asked for. */
    struct rlimit core;
    if (getrlimit(RLIMIT_CORE, &core) == 0) {
        core.rlim_cur = 0;
        setrlimit(RLIMIT_CORE, &core);
    }
    for (size_t i = 0; i < plan->rlimits.n; i++) {
        if (plan_rlimit(plan->rlimits.at[i], value) < 0)
            return -1;
        struct rlimit limit = { value[1], value[2] };
        if (setrlimit((int)value[0], &limit) < 0)
            return fail("rlimit", errno, "cannot set resource limit %s", plan->rlimits.at[i]);
    }
    return 0;
}

/* The kernel's struct sched_attr, first version. */
struct sched_attr_ {
    uint32_t size, policy;
    uint64_t flags;
    int32_t nice;
    uint32_t priority;
    uint64_t runtime, deadline, period;
};

int set_priorities(const struct plan *plan)
{
    struct scheduler want;
    if (plan->io_priority != ABSENT
        && syscall(SYS_ioprio_set, IOPRIO_WHO_PROCESS_, 0, (int)plan->io_priority) < 0)
        return fail("ioprio", errno, "cannot set I/O priority %d", (int)plan->io_priority);
    if (!plan->scheduler_text)
        return 0;
    plan_scheduler(plan->scheduler_text, &want);        /* was checked when it was read */
    struct sched_attr_ attr = {
        .size = sizeof attr, .policy = want.policy, .flags = want.flags, .nice = want.nice,
        .priority = want.priority, .runtime = want.runtime, .deadline = want.deadline,
        .period = want.period,
    };
    if (syscall(SYS_sched_setattr, 0, &attr, 0) < 0)
        return fail("scheduler", errno, "cannot set scheduler %s", plan->scheduler_text);
    return 0;
}

int set_labels(const struct plan *plan)
{
    static char text[4096];
    snprintf(text, sizeof text, "exec %s", plan->apparmor ? plan->apparmor : "");
    if (plan->apparmor && write_text("/proc/self/attr/apparmor/exec", text) < 0)
        return fail("apparmor", errno, "cannot set apparmor label %.200s", plan->apparmor);
    if (plan->selinux && write_text("/proc/self/attr/exec", plan->selinux) < 0)
        return fail("selinux", errno, "cannot set selinux label %.200s", plan->selinux);
    return 0;
}

static int limit_bounding(uint64_t bounding)
{
    for (unsigned long cap = 0; cap < 64 && prctl(PR_CAPBSET_READ, cap, 0, 0, 0) >= 0; cap++)
        if (!(bounding >> cap & 1) && prctl(PR_CAPBSET_READ, cap, 0, 0, 0) == 1
            && prctl(PR_CAPBSET_DROP, cap, 0, 0, 0) < 0)
            return fail("caps", errno, "cannot drop capability %lu from the bounding set", cap);
    return 0;
}

static int set_caps(const uint64_t caps[5])
{
    struct { uint32_t version; int pid; } head = { 0x20080522, 0 };
    struct { uint32_t effective, permitted, inheritable; } data[2];
    for (int i = 0; i < 2; i++) {
        data[i].effective = (uint32_t)(caps[1] >> 32 * i);
        data[i].inheritable = (uint32_t)(caps[2] >> 32 * i);
        data[i].permitted = (uint32_t)(caps[3] >> 32 * i);
    }
    if (syscall(SYS_capset, &head, data) < 0)
        return fail("caps", errno, "cannot set the capability sets");
    if (prctl(PR_CAP_AMBIENT, PR_CAP_AMBIENT_CLEAR_ALL, 0, 0, 0) < 0)
        return fail("caps", errno, "cannot clear the ambient capabilities");
    for (unsigned long cap = 0; cap < 64; cap++)
        if (caps[4] >> cap & 1 && prctl(PR_CAP_AMBIENT, PR_CAP_AMBIENT_RAISE, cap, 0, 0) < 0)
            return fail("caps", errno, "cannot raise ambient capability %lu", cap);
    return 0;
}

static int set_groups(const struct plan *plan)
{
    static gid_t groups[GROUPS_MAX];
    const char *end;
    uint64_t gid;
    if (plan->groups.n > GROUPS_MAX)
        return fail("user", E2BIG, "cannot set %zu supplementary groups", plan->groups.n);
    for (size_t i = 0; i < plan->groups.n; i++) {
        if (plan_number(plan->groups.at[i], &end, 10, UINT32_MAX - 1, &gid) < 0)
            return -1;
        groups[i] = (gid_t)gid;
    }
    /* Nobody's extra groups go along to another user; who may not drop them is no other user. */
    if (setgroups(plan->groups.n, groups) < 0 && (plan->groups.n || errno != EPERM))
        return fail("user", errno, "cannot set the supplementary groups");
    return 0;
}

int become_user(const struct plan *plan)
{
    bool user = plan->uid != ABSENT, group = plan->gid != ABSENT, caps = plan->caps_text != NULL;
    gid_t gid = (gid_t)plan->gid;
    uid_t uid = (uid_t)plan->uid;
    if (caps && limit_bounding(plan->caps[0]) < 0)
        return -1;
    if ((user || group || plan->groups.n) && set_groups(plan) < 0)
        return -1;
    if (group && setresgid(gid, gid, gid) < 0)
        return fail("user", errno, "cannot become group %u", gid);
    if (caps && prctl(PR_SET_KEEPCAPS, 1, 0, 0, 0) < 0)
        return fail("caps", errno, "cannot keep capabilities across the change of user");
    if (user && setresuid(uid, uid, uid) < 0)
        return fail("user", errno, "cannot become user %u", uid);
    if (caps && prctl(PR_SET_KEEPCAPS, 0, 0, 0, 0) < 0)
        return fail("caps", errno, "cannot let go of kept capabilities");
    if (caps && set_caps(plan->caps) < 0)
        return -1;
    if (plan->no_new_privs == 1 && prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) < 0)
        return fail("user", errno, "cannot set no_new_privs");
    return 0;
}
