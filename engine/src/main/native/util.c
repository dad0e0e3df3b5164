/*
 * util.c — reports of failed steps, clocks, and writes that are whole or an error.
 */
#define _GNU_SOURCE
#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/un.h>
#include <time.h>
#include <unistd.h>

#include "shim.h"

struct report report;

int fail(const char *stage, int err, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    size_t used = 0;
    int n = vsnprintf(report.text, sizeof report.text, format, args);
    va_end(args);
    if (n > 0)
        used = (size_t)n < sizeof report.text ? (size_t)n : sizeof report.text - 1;
    if (err)
        snprintf(report.text + used, sizeof report.text - used, ": %s", strerror(err));
    for (char *c = report.text; *c; c++)    /* a path may hold a line feed, the result is lines */
        if ((unsigned char)*c < ' ')
            *c = '?';
    snprintf(report.stage, sizeof report.stage, "%s", stage);
    report.failed = 1;
    report.err = err;
    return -1;
}

/* The pair is SOCK_SEQPACKET: a report arrives whole or not at all. */
int send_report(int fd)
{
    size_t length = offsetof(struct report, text) + strlen(report.text) + 1;
    return RETRY(send(fd, &report, length, MSG_NOSIGNAL)) == (ssize_t)length ? 0 : -1;
}

int receive_report(int fd)
{
    ssize_t n = RETRY(recv(fd, &report, sizeof report, 0));
    if (n > (ssize_t)offsetof(struct report, text))
        return report.failed ? -1 : 0;
    return fail("start", n < 0 ? errno : 0, "a process of the container ended before it was ready");
}

static uint64_t clock_ns(clockid_t clock)
{
    struct timespec now;
    clock_gettime(clock, &now);     /* cannot fail for these clocks */
    return (uint64_t)now.tv_sec * 1000000000u + (uint64_t)now.tv_nsec;
}

uint64_t realtime_ns(void)
{
    return clock_ns(CLOCK_REALTIME);
}

uint64_t monotonic_ms(void)
{
    return clock_ns(CLOCK_MONOTONIC) / 1000000u;
}

int write_all(int fd, const void *data, size_t length)
{
    const char *at = data;
    while (length > 0) {
        ssize_t n = RETRY(write(fd, at, length));
        if (n < 0)
            return -1;
        at += n;
        length -= (size_t)n;
    }
    return 0;
}

/* One write to an existing file of /proc or a cgroup; errno says why it failed. */
int write_text(const char *path, const char *text)
{
    int fd = RETRY(open(path, O_WRONLY | O_CLOEXEC));
    if (fd < 0)
        return -1;
    int failed = RETRY(write(fd, text, strlen(text))) < 0 ? errno : 0;
    if (close(fd) < 0 && !failed)
        failed = errno;
    errno = failed;
    return failed ? -1 : 0;
}

int unix_address(const char *path, void *address)
{
    struct sockaddr_un *un = address;
    memset(un, 0, sizeof *un);
    un->sun_family = AF_UNIX;
    if (strlen(path) >= sizeof un->sun_path) {
        errno = ENAMETOOLONG;
        return -1;
    }
    strcpy(un->sun_path, path);
    return 0;
}

/* The raw call, because libc keeps three signals to itself and the caller may ignore any. */
void all_signals_default(void)
{
    static const struct { void *handler; unsigned long flags; void *restorer, *mask; } dfl;
    for (int signo = 1; signo <= 64; signo++)
        syscall(SYS_rt_sigaction, signo, &dfl, NULL, 8);    /* fails for KILL and STOP only */
    uint64_t none = 0;
    syscall(SYS_rt_sigprocmask, 2 /* SIG_SETMASK */, &none, NULL, 8);
}
