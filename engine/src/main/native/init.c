/*
 * init.c — becomes what the plan says (session, terminal, cgroup, namespace, files, user), waits
 * on the fifo for somebody to start the container, and turns into the tender.
 */
#define _GNU_SOURCE
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/sendfile.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "shim.h"

#define MFD_EXEC_ 0x0010u

static int own_session(void)
{
    all_signals_default();
    signal(SIGPIPE, SIG_IGN);       /* until execve: a starter may vanish while we write to it */
    if (setsid() < 0 && getsid(0) != getpid())
        return fail("session", errno, "cannot begin a session");
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

/* A monitor that died before prctl is found by its absence; a change of user clears the setting. */
static int die_with(pid_t monitor)
{
    if (monitor && prctl(PR_SET_PDEATHSIG, SIGKILL, 0, 0, 0) < 0)
        return fail("session", errno, "cannot tie init to its monitor");
    if (monitor && getppid() != monitor)
        return fail("session", 0, "the monitor is gone");
    return 0;
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
        || enter_namespaces(plan) < 0 || console_attach(console) < 0
        || open_slots(plan) < 0 || control_terminal(plan) < 0 || (fifo = make_fifo(plan, dir)) < 0
        || close_others(plan, fifo, parent) < 0)
        return -1;
    const char *cwd = plan->cwd ? plan->cwd : "/";
    if (chdir(cwd) < 0)
        return fail("cwd", errno, "cannot change to directory %s", cwd);
    *program = hold_program(plan);
    if (set_limits(plan) < 0 || set_priorities(plan) < 0 || set_labels(plan) < 0
        || become_user(plan) < 0 || die_with(monitor) < 0)
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
    if (parent < 0 && fifo < 0)
        fprintf(stderr, "nabla-shim: %s\n", report.text);
    if ((parent >= 0 && send_report(parent) < 0) || fifo < 0)
        _exit(1);
    if (parent >= 0)
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

/* Turns this very process into init; nobody waits for its report, so stderr tells what fails. */
_Noreturn void init_become(const struct plan *plan, int dir, const struct console *console)
{
    static struct shared shared;
    init_main(plan, dir, console, &shared, 0, -1);
}

void init_undo(pid_t init, int dir)
{
    kill(init, SIGKILL);        /* our child, not yet reaped: the number cannot be another's */
    RETRY(waitpid(init, NULL, 0));
    unlinkat(dir, FIFO, 0);
}
