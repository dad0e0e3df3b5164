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
    "nabla-shim init PLAN\n"
    "    become the init of PLAN, which has no monitor and inherits its streams\n"
    "nabla-shim signal PID STARTTIME SIGNO [group]\n"
    "    signal that very process or its group; 0 sent, 3 no such process, 1 another error\n"
    "nabla-shim enter NETNS -- COMMAND [ARGUMENT...]\n"
    "    run a command in a network namespace\n"
    "nabla-shim hook NETNS|- PATH NAME [ARGUMENT...]\n"
    "    execute PATH, calling it NAME, as a session of its own, in a network namespace or in ours\n"
    "nabla-shim --version | --help\n";

static int join(const char *netns)
{
    int fd = RETRY(open(netns, O_RDONLY | O_CLOEXEC));
    if (fd >= 0 && setns(fd, CLONE_NEWNET) == 0)
        return 0;
    fprintf(stderr, "nabla-shim: cannot join network namespace %s: %s\n", netns, strerror(errno));
    return -1;
}

/* argv: NETNS -- COMMAND [ARGUMENT...] */
static int enter_command(char **argv)
{
    if (join(argv[0]) < 0)
        return 1;
    execvp(argv[2], argv + 2);
    fprintf(stderr, "nabla-shim: cannot execute %s: %s\n", argv[2], strerror(errno));
    return errno == ENOENT ? 127 : 126;
}

/* argv: NETNS|- PATH NAME [ARGUMENT...]. A session of its own, so that its whole group can be killed;
   and none of what a JVM's child inherits of blocked and ignored signals. */
static int hook_command(char **argv)
{
    all_signals_default();
    if (setsid() < 0) {
        fprintf(stderr, "nabla-shim: cannot begin a session: %s\n", strerror(errno));
        return 1;
    }
    if (strcmp(argv[0], "-") && join(argv[0]) < 0)
        return 1;
    execv(argv[1], argv + 2);
    int why = errno;
    fprintf(stderr, "nabla-shim: cannot execute %s: %s\n", argv[1], strerror(why));
    return why == ENOENT ? 127 : 126;
}

int main(int argc, char **argv)
{
    /* Descriptors 0 to 2 exist from here on, so that no other can take their numbers. */
    for (int fd = 0; fd < 3; fd++)
        if (fcntl(fd, F_GETFD) < 0 && open("/dev/null", O_RDWR) != fd)
            return 1;
    if (argc == 4 && !strcmp(argv[1], "create"))
        return create_command(argv[2], argv[3]);
    if (argc == 3 && !strcmp(argv[1], "init"))
        return init_command(argv[2]);
    if ((argc == 5 || argc == 6) && !strcmp(argv[1], "signal"))
        return signal_command(argv + 2);
    if (argc >= 5 && !strcmp(argv[1], "enter") && !strcmp(argv[3], "--"))
        return enter_command(argv + 2);
    if (argc >= 5 && !strcmp(argv[1], "hook"))
        return hook_command(argv + 2);
    if (argc == 2 && !strcmp(argv[1], "--version"))
        return printf("nabla-shim " VERSION " source " SOURCE_SHA256 "\n") < 0 || fflush(stdout);
    if (argc == 2 && !strcmp(argv[1], "--help"))
        return printf("%s", help) < 0 || fflush(stdout);
    fprintf(stderr, "%s", help);
    return 2;
}
