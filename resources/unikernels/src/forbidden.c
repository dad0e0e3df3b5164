/*
 * forbidden: tries to open a file of the host, and is killed for it.
 *
 * An spt unikernel is a process, so it can put any system call to the Linux
 * kernel. The sandbox around it answers nearly all of them with death (signal
 * SIGSYS). An hvt unikernel has no Linux kernel to ask: there the instruction
 * itself does not exist.
 */
#include "kit.h"

DEVICES();

static long openat(long directory, const char *path, long flags)
{
    enum { SYS_OPENAT = 257 };
    long result;

    __asm__ volatile("syscall"
                     : "=a"(result)
                     : "a"(SYS_OPENAT), "D"(directory), "S"(path), "d"(flags)
                     : "rcx", "r11", "memory");
    return result;
}

int unikernel(int count, char **args)
{
    enum { CURRENT_DIRECTORY = -100, READ_ONLY = 0 };

    (void)count, (void)args;
    print("About to open /etc/passwd. The sandbox should kill me now.\n");

    long result = openat(CURRENT_DIRECTORY, "/etc/passwd", READ_ONLY);

    print("Still alive, the call returned %ld: the sandbox is broken!\n", result);
    return 99;
}
