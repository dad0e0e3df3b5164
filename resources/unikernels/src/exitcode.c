/*
 * exitcode N: ends with exit code N.
 *
 * The code of a unikernel becomes the exit code of its container, so scripts
 * can tell success (0) from failure (anything else).
 */
#include "kit.h"

DEVICES();

int unikernel(int count, char **args)
{
    uint64_t code;

    if (count != 1 || !parse_number(args[0], &code) || code > 255) {
        print("usage: exitcode N, with N from 0 to 255\n");
        return 2;
    }
    print("Leaving with code %lu.\n", code);
    return code;
}
