/*
 * main.c — nabla-shim: what a JVM cannot do for a container, and nothing else. It stands between
 * fork and exec, and it stays behind when the engine has gone.
 */
#define _GNU_SOURCE
#include <fcntl.h>
#include <sched.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "shim.h"

#ifndef SOURCE_SHA256
#define SOURCE_SHA256 "unknown"
#endif

static const char help[] =
    "nabla-shim create PLAN RESULT\n"
    "    make a container's monitor and init as PLAN says; init waits on exec.fifo\n"
    "nabla-shim signal PID STARTTIME SIGNO [group]\n"
    "    signal that very process or its group; 0 sent, 3 no such process, 1 another error\n"
    "nabla-shim enter NETNS -- COMMAND [ARGUMENT...]\n"
    "    run a command in a network namespace\n"
    "nabla-shim --version | --help\n";

/* argv: NETNS -- COMMAND [ARGUMENT...] */
static int enter_command(char **argv)
{
    int fd = RETRY(open(argv[0], O_RDONLY | O_CLOEXEC));
    if (fd < 0 || setns(fd, CLONE_NEWNET) < 0) {
        fprintf(stderr, "nabla-shim: cannot join network namespace %s: %s\n", argv[0],
                strerror(errno));
        return 1;
    }
    execvp(argv[2], argv + 2);
    fprintf(stderr, "nabla-shim: cannot execute %s: %s\n", argv[2], strerror(errno));
    return errno == ENOENT ? 127 : 126;
}

int main(int argc, char **argv)
{
    /* Descriptors 0 to 2 exist from here on, so that no other can take their numbers. */
    for (int fd = 0; fd < 3; fd++)
        if (fcntl(fd, F_GETFD) < 0 && open("/dev/null", O_RDWR) != fd)
            return 1;
    if (argc == 4 && !strcmp(argv[1], "create"))
        return create_command(argv[2], argv[3]);
    if ((argc == 5 || argc == 6) && !strcmp(argv[1], "signal"))
        return signal_command(argv + 2);
    if (argc >= 5 && !strcmp(argv[1], "enter") && !strcmp(argv[3], "--"))
        return enter_command(argv + 2);
    if (argc == 2 && !strcmp(argv[1], "--version"))
        return printf("nabla-shim " VERSION " source " SOURCE_SHA256 "\n") < 0 || fflush(stdout);
    if (argc == 2 && !strcmp(argv[1], "--help"))
        return printf("%s", help) < 0 || fflush(stdout);
    fprintf(stderr, "%s", help);
    return 2;
}
