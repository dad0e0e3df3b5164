/*
 * main.c — nabla-hvt: runs one Solo5 unikernel of the target hvt in a virtual machine of its own.
 * It never sees the unikernel's file, only the plan that the engine made of it.
 */
#define _GNU_SOURCE
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "hvt.h"

#ifndef SOURCE_SHA256
#define SOURCE_SHA256 "unknown"
#endif

static const char help[] =
    "nabla-hvt PLAN\n"
    "    run the unikernel that PLAN was made of; devices are open as PLAN numbers them\n"
    "nabla-hvt --version | --help\n";

int main(int argc, char **argv)
{
    /* Descriptors 0 to 2 exist from here on, so that no other can take their numbers. */
    for (int fd = 0; fd < 3; fd++)
        if (fcntl(fd, F_GETFD) < 0 && open("/dev/null", O_RDWR) != fd)
            return EXIT_TENDER;
    if (argc == 2 && !strcmp(argv[1], "--version"))
        return printf("nabla-hvt " VERSION " source " SOURCE_SHA256 "\n") < 0 || fflush(stdout);
    if (argc == 2 && !strcmp(argv[1], "--help"))
        return printf("%s", help) < 0 || fflush(stdout);
    if (argc != 2) {
        fprintf(stderr, "%s", help);
        return 2;
    }
    if (plan_open(argv[1]) < 0 || close_others() < 0 || wait_make() < 0 || cpu_make() < 0
        || sandbox_enter() < 0)
        return EXIT_TENDER;
    run();
}
