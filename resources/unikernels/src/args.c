/*
 * args: shows its arguments, each on a line of its own.
 *
 * A unikernel gets its command line as one string and takes it apart itself
 * (kit/args.c). The brackets show where each argument begins and ends, blanks
 * included.
 */
#include "kit.h"

DEVICES();

int unikernel(int count, char **args)
{
    for (int i = 0; i < count; i++)
        print("[%s] %lu bytes\n", args[i], strlen(args[i]));
    return 0;
}
