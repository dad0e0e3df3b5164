/*
 * create.c — the process the engine calls: starts a monitor (or, without one, init itself), waits
 * until init is ready or has failed, writes the result, and ends.
 */
#define _GNU_SOURCE
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include "shim.h"

/* No descriptor of ours may land where the tender expects one of its own: occupy those first
   (with what stdin is; the monitor closes them, init puts the real ones there). */
static int occupy(const struct slot *slot)
{
    if (slot->fd < 3)           /* replaces a standard stream in init, and there only */
        return 0;
    if (fcntl(slot->fd, F_GETFD) >= 0)
        return fail("plan", EINVAL, "plan: descriptor %d is given twice", slot->fd);
    if (dup3(0, slot->fd, O_CLOEXEC) < 0)
        return fail("plan", errno, "plan: descriptor %d for %s", slot->fd, slot->what);
    return 0;
}

static int occupy_slots(const struct plan *plan)
{
    struct slot slot;
    for (size_t i = 0; plan_slot(plan, i, &slot); i++)
        if (occupy(&slot) < 0)
            return -1;
    return 0;
}

static int write_result(const char *path, const char *text)
{
    char temporary[PATH_MAX];
    if ((size_t)snprintf(temporary, sizeof temporary, "%s.tmp", path) >= sizeof temporary)
        return fail("result", ENAMETOOLONG, "cannot write result %s", path);
    int fd = RETRY(open(temporary, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600));
    if (fd < 0)
        return fail("result", errno, "cannot open result %s", temporary);
    int why = write_all(fd, text, strlen(text)) < 0 ? errno : 0;
    if (close(fd) < 0 && !why)
        why = errno;
    if (!why && rename(temporary, path) < 0)
        why = errno;
    if (!why)
        return 0;
    unlink(temporary);
    return fail("result", why, "cannot write result %s", path);
}

static int write_failure(const char *path)
{
    static char text[sizeof report.text + 64];
    fprintf(stderr, "nabla-shim: %s\n", report.text);
    snprintf(text, sizeof text, "error %s %d %s\n", report.stage, report.err, report.text);
    if (write_result(path, text) < 0)
        fprintf(stderr, "nabla-shim: %s\n", report.text);
    return 1;
}

/* Neither can be gone from /proc: the monitor waits for our answer and reaps init only later. */
static int write_success(const char *path, pid_t init, pid_t monitor)
{
    char text[128];
    struct stat_line line;
    if (read_stat(init, &line) < 0)
        return fail("result", errno, "cannot read the start time of init %d", init);
    int n = snprintf(text, sizeof text, "init %d %llu\n", init, line.start_time);
    if (monitor && read_stat(monitor, &line) < 0)
        return fail("result", errno, "cannot read the start time of monitor %d", monitor);
    if (monitor)
        snprintf(text + n, sizeof text - (size_t)n, "monitor %d %llu\n", monitor, line.start_time);
    return write_result(path, text);
}

static int create_monitored(struct plan *plan, int dir, const char *result_path)
{
    int pair[2];
    if (socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, pair) < 0)
        return fail("start", errno, "cannot make a socket pair");
    pid_t monitor = fork();
    if (monitor < 0)
        return fail("start", errno, "cannot fork the monitor");
    if (monitor == 0) {
        close(pair[0]);
        _exit(monitor_run(plan, dir, pair[1]));
    }
    close(pair[1]);
    if (receive_report(pair[0]) == 0 && write_success(result_path, report.init, monitor) == 0
        && RETRY(send(pair[0], "", 1, MSG_NOSIGNAL)) == 1) {
        char none;
        RETRY(recv(pair[0], &none, 1, 0));      /* ends when the monitor has noted the new run */
        return 0;
    }
    if (!report.failed)
        fail("start", errno, "the monitor died");
    close(pair[0]);             /* without an answer the monitor undoes everything */
    RETRY(waitpid(monitor, NULL, 0));
    return -1;
}

static int create_alone(const struct plan *plan, int dir, const char *result_path)
{
    static struct shared shared;
    struct console console;
    if (console_open(plan, &console) < 0)
        return -1;
    pid_t init = init_spawn(plan, dir, &console, &shared);
    if (init < 0)
        return -1;
    if ((plan->console_socket && console_send(plan->console_socket, console.out) < 0)
        || write_success(result_path, init, 0) < 0) {
        init_undo(init, dir);
        return -1;
    }
    return 0;
}

/* Reads the plan and opens its directory: the descriptor, or -1. */
static int open_plan(struct plan *plan, const char *path)
{
    plan->umask = (int)umask(077);
    if (syscall(SYS_close_range, 3, ~0u, 0) < 0)
        return fail("start", errno, "cannot close inherited descriptors (Linux 5.9 or later is needed)");
    if (plan_read(plan, path) < 0 || occupy_slots(plan) < 0)
        return -1;
    int dir = open(plan->dir, O_PATH | O_DIRECTORY | O_CLOEXEC);
    return dir < 0 ? fail("dir", errno, "cannot open container directory %s", plan->dir) : dir;
}

int create_command(const char *plan_path, const char *result_path)
{
    static struct plan plan;
    int dir = open_plan(&plan, plan_path);
    if (dir < 0)
        return write_failure(result_path);
    int result = plan.monitor ? create_monitored(&plan, dir, result_path)
        : create_alone(&plan, dir, result_path);
    return result < 0 ? write_failure(result_path) : 0;
}

int init_command(const char *plan_path)
{
    static struct plan plan;
    struct console console;
    int dir = open_plan(&plan, plan_path);
    if (dir >= 0 && (plan.monitor || plan.console != CONSOLE_INHERIT))
        dir = fail("plan", EINVAL, "plan: init needs monitor=0 and console=inherit");
    if (dir >= 0 && console_open(&plan, &console) == 0)
        init_become(&plan, dir, &console);
    fprintf(stderr, "nabla-shim: %s\n", report.text);
    return 1;
}
