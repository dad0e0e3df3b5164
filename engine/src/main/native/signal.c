/*
 * signal.c — sends a signal to the process that was meant: number and start time must both match
 * while a pidfd holds on to it, so that a number used again is never hit.
 */
#define _GNU_SOURCE
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "shim.h"

#define PIDFD_SIGNAL_PROCESS_GROUP_ 4u

enum { SENT = 0, FAILED = 1, GONE = 3 };

/* The command name may hold spaces and parentheses: the last one ends it. */
int read_stat(pid_t pid, struct stat_line *line)
{
    char path[32], text[1024];
    snprintf(path, sizeof path, "/proc/%d/stat", pid);
    int fd = RETRY(open(path, O_RDONLY | O_CLOEXEC));
    if (fd < 0)
        return -1;
    ssize_t n = RETRY(read(fd, text, sizeof text - 1));
    int why = errno;
    close(fd);
    errno = why;
    if (n < 0)
        return -1;
    text[n] = '\0';
    char *at = strrchr(text, ')');
    if (!at || sscanf(at + 1, " %c %*d %d %*d %*d %*d %*u %*u %*u %*u %*u %*u %*u %*d %*d %*d %*d"
                      " %*d %*d %llu", &line->state, &line->group, &line->start_time) != 3) {
        errno = EPROTO;
        return -1;
    }
    return 0;
}

static int gone(pid_t pid)
{
    fprintf(stderr, "nabla-shim: no such process %d\n", pid);
    return GONE;
}

static int failed(const char *doing, pid_t pid)
{
    fprintf(stderr, "nabla-shim: cannot %s %d: %s\n", doing, pid, strerror(errno));
    return FAILED;
}

static int send_group(int pidfd, pid_t pid, pid_t group, int signo)
{
    if (group == pid) {
        if (syscall(SYS_pidfd_send_signal, pidfd, signo, NULL, PIDFD_SIGNAL_PROCESS_GROUP_) == 0)
            return 0;
        if (errno != EINVAL)        /* kernels before 6.9 do not know the flag */
            return -1;
    }
    return kill(-group, signo);
}

/* argv: PID STARTTIME SIGNO [group] */
int signal_command(char **argv)
{
    uint64_t pid_number, start_time, signo;
    const char *end[3];
    bool group = argv[3] && !strcmp(argv[3], "group");
    struct stat_line line;
    if (plan_number(argv[0], &end[0], 10, INT32_MAX, &pid_number) < 0 || *end[0] || !pid_number
        || plan_number(argv[1], &end[1], 10, UINT64_MAX, &start_time) < 0 || *end[1]
        || plan_number(argv[2], &end[2], 10, 64, &signo) < 0 || *end[2] || (argv[3] && !group)) {
        fprintf(stderr, "nabla-shim: expected signal PID STARTTIME SIGNO [group]\n");
        return FAILED;
    }
    pid_t pid = (pid_t)pid_number;
    int pidfd = (int)syscall(SYS_pidfd_open, pid, 0);
    if (pidfd < 0)      /* EINVAL and ENOENT: the number of a thread, not of a process */
        return errno == ESRCH || errno == EINVAL || errno == ENOENT ? gone(pid)
            : failed("open process", pid);
    if (read_stat(pid, &line) < 0)
        return errno == ENOENT || errno == ESRCH ? gone(pid) : failed("read the state of", pid);
    if (line.start_time != start_time || line.state == 'Z' || line.state == 'X')
        return gone(pid);
    if ((group ? send_group(pidfd, pid, line.group, (int)signo)
         : (int)syscall(SYS_pidfd_send_signal, pidfd, (int)signo, NULL, 0)) < 0)
        return errno == ESRCH ? gone(pid) : failed("signal", pid);
    return SENT;
}
