/*
 * init.c — becomes what the plan says (session, terminal, cgroup, namespace, files, user), waits
 * on the fifo for somebody to start the container, and turns into the tender.
 */
#define _GNU_SOURCE
#include <fcntl.h>
#include <grp.h>
#include <net/if.h>
#include <sched.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/sendfile.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "shim.h"

#define TUNSETIFF_ 0x400454caul
#define IFF_TAP_ 0x0002
#define IFF_NO_PI_ 0x1000
#define MFD_EXEC_ 0x0010u
#define GROUPS_MAX 1024

static int own_session(void)
{
    all_signals_default();
    signal(SIGPIPE, SIG_IGN);       /* until execve: a starter may vanish while we write to it */
    if (setsid() < 0)
        return fail("session", errno, "cannot begin a session");
    return 0;
}

static int join_cgroups(const struct list *cgroups)
{
    for (size_t i = 0; i < cgroups->n; i++)
        if (write_text(cgroups->at[i], "0") < 0)
            return fail("cgroup", errno, "cannot join cgroup %s", cgroups->at[i]);
    return 0;
}

static int join_netns(const char *path)
{
    int fd = RETRY(open(path, O_RDONLY | O_CLOEXEC));
    if (fd < 0 || setns(fd, CLONE_NEWNET) < 0)
        return fail("netns", errno, "cannot join network namespace %s", path);
    close(fd);
    return 0;
}

static int place(int fd, const struct slot *slot, const char *stage)
{
    if (dup2(fd, slot->fd) < 0)     /* not close-on-exec: this one is for the tender */
        return fail(stage, errno, "cannot open %s as descriptor %d", slot->what, slot->fd);
    close(fd);
    return 0;
}

/* Opened without blocking, or a fifo given for a disk would hold the create up for ever. */
static int open_file(const struct slot *slot)
{
    struct flock lock = { .l_type = slot->writable ? F_WRLCK : F_RDLCK, .l_whence = SEEK_SET };
    int fd = RETRY(open(slot->what, (slot->writable ? O_RDWR : O_RDONLY) | O_NONBLOCK | O_CLOEXEC));
    if (fd < 0)
        return fail("file", errno, "cannot open %s for %s", slot->what,
                    slot->writable ? "reading and writing" : "reading");
    if (fcntl(fd, F_SETFL, 0) < 0)
        return fail("file", errno, "cannot make %s blocking", slot->what);
    if (fcntl(fd, F_OFD_SETLK, &lock) < 0)
        return errno == EAGAIN || errno == EACCES
            ? fail("file", 0, "cannot lock %s: it is in use by another process", slot->what)
            : fail("file", errno, "cannot lock %s", slot->what);
    return place(fd, slot, "file");
}

static int open_tap(const struct slot *slot)
{
    struct ifreq request = { .ifr_flags = IFF_TAP_ | IFF_NO_PI_ };
    strcpy(request.ifr_name, slot->what);       /* the plan's check left room for it */
    int fd = RETRY(open("/dev/net/tun", O_RDWR | O_NONBLOCK | O_CLOEXEC));
    if (fd < 0)
        return fail("tap", errno, "cannot open /dev/net/tun");
    if (ioctl(fd, TUNSETIFF_, &request) < 0)
        return fail("tap", errno, "cannot attach to tap interface %s", slot->what);
    return place(fd, slot, "tap");
}

/* A descriptor of the engine or its caller. A JVM closes all it has in a child before we run, so it
   is fetched from the living process: itself, or, where ptrace is restricted, opened anew. */
static int take_descriptor(const struct slot *slot)
{
    char path[48];
    int process = (int)syscall(SYS_pidfd_open, slot->pid, 0);
    int fd = process < 0 ? -1 : (int)syscall(SYS_pidfd_getfd, process, slot->source, 0);
    int why = errno;
    if (process >= 0)
        close(process);
    snprintf(path, sizeof path, "/proc/%d/fd/%d", slot->pid, slot->source);
    if (fd < 0 && why != EBADF) {
        fd = RETRY(open(path, O_RDWR | O_NOCTTY | O_NONBLOCK | O_CLOEXEC));
        if (fd < 0)
            fd = RETRY(open(path, O_RDONLY | O_NOCTTY | O_NONBLOCK | O_CLOEXEC));
        if (fd >= 0 && fcntl(fd, F_SETFL, 0) < 0)
            return fail("pass", errno, "cannot make descriptor %d blocking", slot->source);
    }
    if (fd < 0)
        return fail("pass", why, "cannot pass descriptor %d of process %d on", slot->source,
                    slot->pid);
    return place(fd, slot, "pass");
}

static int open_slots(const struct plan *plan)
{
    struct slot slot;
    for (size_t i = 0; plan_slot(plan, i, &slot); i++)
        if ((slot.kind == SLOT_FILE ? open_file : slot.kind == SLOT_TAP ? open_tap
             : take_descriptor)(&slot) < 0)
            return -1;
    return 0;
}

static int control_terminal(const struct plan *plan)
{
    if (plan->ctty == 1 && ioctl(0, TIOCSCTTY, 0) < 0)
        return fail("console", errno, "cannot make descriptor 0 the controlling terminal");
    return 0;
}

/* Held by descriptor, so that init finds it again as another user in a closed directory. */
static int make_fifo(const struct plan *plan, int dir)
{
    uid_t uid = plan->uid == ABSENT ? (uid_t)-1 : (uid_t)plan->uid;
    gid_t gid = plan->gid == ABSENT ? (gid_t)-1 : (gid_t)plan->gid;
    if (unlinkat(dir, FIFO, 0) < 0 && errno != ENOENT)
        return fail("fifo", errno, "cannot remove the old %s/" FIFO, plan->dir);
    if (mkfifoat(dir, FIFO, 0600) < 0)
        return fail("fifo", errno, "cannot make %s/" FIFO, plan->dir);
    int fd = openat(dir, FIFO, O_PATH | O_NOFOLLOW | O_CLOEXEC);
    if (fd < 0)
        return fail("fifo", errno, "cannot open %s/" FIFO, plan->dir);
    if (fchownat(dir, FIFO, uid, gid, AT_SYMLINK_NOFOLLOW) < 0)
        return fail("fifo", errno, "cannot give %s/" FIFO " to the guest's user", plan->dir);
    return fd;
}

static int set_limits(const struct plan *plan)
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

static int set_labels(const struct plan *plan)
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

static int become_user(const struct plan *plan)
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

/* A monitor that died before prctl is found by its absence; a change of user clears the setting. */
static int die_with(pid_t monitor)
{
    if (monitor && prctl(PR_SET_PDEATHSIG, SIGKILL, 0, 0, 0) < 0)
        return fail("session", errno, "cannot tie init to its monitor");
    if (monitor && getppid() != monitor)
        return fail("session", 0, "the monitor is gone");
    return 0;
}

/* Whatever else is open, from the caller or from the monitor, ends here rather than at execve. */
static int close_others(const struct plan *plan, int fifo, int parent)
{
    for (unsigned next = 3;;) {
        unsigned keep = ~0u;
        struct slot slot;
        const int own[] = { fifo, parent };
        for (size_t i = 0; plan_slot(plan, i, &slot); i++)
            if ((unsigned)slot.fd >= next && (unsigned)slot.fd < keep)
                keep = (unsigned)slot.fd;
        for (size_t i = 0; i < 2; i++)
            if ((unsigned)own[i] >= next && (unsigned)own[i] < keep)
                keep = (unsigned)own[i];
        if (next < keep && syscall(SYS_close_range, next, keep == ~0u ? keep : keep - 1, 0) < 0)
            return fail("session", errno, "cannot close inherited descriptors");
        if (keep == ~0u)
            return 0;
        next = keep + 1;
    }
}

/* Another user may not reach the executable by its path, so it is held open; -1 if it is not needed
   or not there, which execve will tell. Not blocking, or a fifo of that name would hold us up. */
static int hold_program(const struct plan *plan)
{
    if (!plan->exe || (plan->uid == ABSENT && plan->gid == ABSENT && !plan->caps_text))
        return -1;
    int fd = RETRY(open(plan->exe, O_RDONLY | O_NONBLOCK | O_CLOEXEC));
    return fd < 0 ? RETRY(open(plan->exe, O_PATH | O_CLOEXEC)) : fd;
}

/* The order matters: descriptors before limits, all that needs privilege before the user. */
static int prepare(const struct plan *plan, int dir, const struct console *console, pid_t monitor,
                   int parent, int *program)
{
    int fifo;
    if (die_with(monitor) < 0 || own_session() < 0 || join_cgroups(&plan->cgroups) < 0
        || (plan->netns && join_netns(plan->netns) < 0) || console_attach(console) < 0
        || open_slots(plan) < 0 || control_terminal(plan) < 0 || (fifo = make_fifo(plan, dir)) < 0
        || close_others(plan, fifo, parent) < 0)
        return -1;
    const char *cwd = plan->cwd ? plan->cwd : "/";
    if (chdir(cwd) < 0)
        return fail("cwd", errno, "cannot change to directory %s", cwd);
    *program = hold_program(plan);
    if (set_limits(plan) < 0 || set_labels(plan) < 0 || become_user(plan) < 0
        || die_with(monitor) < 0)
        return -1;
    umask((mode_t)plan->umask);
    return fifo;
}

/* Blocks until a starter opens the fifo; one that is gone before it was told is waited for anew. */
static int await_start(int fifo)
{
    char path[32];
    snprintf(path, sizeof path, "/proc/self/fd/%d", fifo);
    for (;;) {
        int fd = RETRY(open(path, O_WRONLY | O_CLOEXEC));
        if (fd < 0)
            return fail("fifo", errno, "cannot open " FIFO " for writing");
        if (RETRY(write(fd, "0", 1)) == 1)
            return fd;
        if (errno != EPIPE)
            return fail("fifo", errno, "cannot write to " FIFO);
        close(fd);
    }
}

/* For an executable on a file system mounted noexec: run it from memory. */
static void execute_copy(int from, char **argv, char **env)
{
    struct stat status;
    int to = (int)syscall(SYS_memfd_create, "tender", MFD_CLOEXEC | MFD_EXEC_);
    if (to < 0 && errno == EINVAL)
        to = (int)syscall(SYS_memfd_create, "tender", MFD_CLOEXEC);
    if (from < 0 || to < 0 || fstat(from, &status) < 0)
        return;
    for (off_t left = status.st_size; left > 0;) {
        ssize_t n = RETRY(sendfile(to, from, NULL, (size_t)left));
        if (n < 0)
            return;
        if (n == 0)
            break;
        left -= n;
    }
    syscall(SYS_execveat, to, "", argv, env, AT_EMPTY_PATH);
}

enum { BUSY_TURNS = 200 };

static void execute(const struct plan *plan, int program, struct shared *shared)
{
    char *only[] = { (char *)plan->exe, NULL };
    char **argv = plan->args.n ? plan->args.at : only;
    struct statvfs fs;
    /* An engine that forks while it writes the executable keeps it open for writing in the child
       for an instant: wait for that. */
    for (int turn = 0; turn < BUSY_TURNS; turn++) {
        shared->started_ns = realtime_ns();
        execve(plan->exe, argv, plan->env.at);
        if (errno != ETXTBSY)
            break;
        nanosleep(&(struct timespec){ .tv_nsec = 1000000 }, NULL);
    }
    int why = errno;
    if (why == EACCES && program >= 0) {
        syscall(SYS_execveat, program, "", argv, plan->env.at, AT_EMPTY_PATH);
        why = errno;
    }
    if (why == EACCES && program < 0)
        program = RETRY(open(plan->exe, O_RDONLY | O_CLOEXEC));
    if (why == EACCES && program >= 0 && fstatvfs(program, &fs) == 0 && fs.f_flag & ST_NOEXEC)
        execute_copy(program, argv, plan->env.at);
    shared->started_ns = 0;
    fail("exec", why, "cannot execute %s", plan->exe);
}

static _Noreturn void init_main(const struct plan *plan, int dir, const struct console *console,
                                struct shared *shared, pid_t monitor, int parent)
{
    prctl(PR_SET_NAME, "nabla-init", 0, 0, 0);
    int program = -1;
    int fifo = prepare(plan, dir, console, monitor, parent, &program);
    if (send_report(parent) < 0 || fifo < 0)
        _exit(1);
    close(parent);
    int starter = await_start(fifo);
    if (starter >= 0) {
        /* The kernel closes the fifo before it renames the process: rename first, so that the
           starter never reads "started" beside a process still called nabla-init. */
        const char *name = plan->pause == 1 ? "nabla-pause" : strrchr(plan->exe, '/') + 1;
        prctl(PR_SET_NAME, name, 0, 0, 0);
        signal(SIGPIPE, SIG_DFL);
        if (plan->pause == 1) {
            shared->started_ns = realtime_ns();
            syscall(SYS_close_range, 3, ~0u, 0);
            for (;;)
                pause();
        }
        execute(plan, program, shared);
        signal(SIGPIPE, SIG_IGN);
        write_all(starter, report.text, strlen(report.text));
    }
    snprintf(shared->error, sizeof shared->error, "%.1000s", report.text);
    _exit(127);
}

/* Forks init and waits until it blocks on the fifo (its pid) or has failed (-1, nothing left). */
pid_t init_spawn(const struct plan *plan, int dir, const struct console *console,
                 struct shared *shared)
{
    int pair[2];
    pid_t parent = getpid();
    if (socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, pair) < 0)
        return fail("start", errno, "cannot make a socket pair");
    pid_t init = fork();
    if (init < 0)
        return fail("start", errno, "cannot fork init");
    if (init == 0) {
        close(pair[0]);
        init_main(plan, dir, console, shared, plan->monitor ? parent : 0, pair[1]);
    }
    close(pair[1]);
    int result = receive_report(pair[0]);
    close(pair[0]);
    if (result == 0)
        return init;
    init_undo(init, dir);
    return -1;
}

void init_undo(pid_t init, int dir)
{
    kill(init, SIGKILL);        /* our child, not yet reaped: the number cannot be another's */
    RETRY(waitpid(init, NULL, 0));
    unlinkat(dir, FIFO, 0);
}
