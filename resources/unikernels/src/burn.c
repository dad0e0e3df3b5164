/*
 * burn [SECONDS]: keeps one processor busy.
 *
 * It computes without ever waiting and prints once a second how far it got:
 * watch the load in the window, pause it, limit it. Without an argument it runs
 * until stopped.
 */
#include "kit.h"

DEVICES();

enum { STEPS = 10000 };

/* Some steps of a xorshift random number generator: work that cannot be skipped. */
static uint64_t work(uint64_t x)
{
    for (int i = 0; i < STEPS; i++) {
        x ^= x << 13;
        x ^= x >> 7;
        x ^= x << 17;
    }
    return x;
}

int unikernel(int count, char **args)
{
    uint64_t seconds = FOREVER;

    if (count > 1 || (count == 1 && !parse_number(args[0], &seconds))) {
        print("usage: burn [SECONDS]\n");
        return 2;
    }

    uint64_t x = 88172645463325252, steps = 0;
    for (uint64_t second = 1; second <= seconds; second++) {
        uint64_t due = clock_monotonic() + SECOND;
        while (clock_monotonic() < due) {
            x = work(x);
            steps += STEPS;
        }
        print("second %lu: %lu.%02lu million steps, now at %016lx\n", second, steps / 1000000, steps / 10000 % 100, x);
    }
    return 0;
}
