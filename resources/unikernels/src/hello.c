/*
 * hello: the smallest unikernel there is.
 *
 * It greets whom its arguments name, says how much memory its machine has, and
 * ends. From the first instruction to the last nothing else runs.
 */
#include "kit.h"

DEVICES(); /* none: all this one can do is compute and print */

int unikernel(int count, char **args)
{
    print("Hello");
    for (int i = 0; i < count; i++)
        print(" %s", args[i]);
    print("\n");

    print("This machine has %lu MiB of memory.\n", memory_size() >> 20);
    return 0;
}
