/*
 * clock [TICKS]: one coloured line a second, with the time and the uptime.
 *
 * Between two ticks the unikernel sleeps: it tells the host until when, and
 * takes no processor time at all. Without an argument it runs until stopped.
 */
#include "kit.h"

DEVICES();

#define CYAN  "\x1b[1;36m" /* escape sequences: the terminal shows a colour instead of these characters */
#define GREEN "\x1b[32m"
#define RESET "\x1b[0m"

/* Turns days since 1970-01-01 into year, month and day. */
static void civil_date(uint64_t days, unsigned *year, unsigned *month, unsigned *day)
{
    static const uint8_t lengths[12] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

    for (*year = 1970;; ++*year) {
        bool leap = *year % 4 == 0 && (*year % 100 != 0 || *year % 400 == 0);
        for (*month = 1; *month <= 12; ++*month) {
            unsigned length = lengths[*month - 1] + (*month == 2 && leap);
            if (days < length) {
                *day = days + 1;
                return;
            }
            days -= length;
        }
    }
}

static void print_tick(uint64_t now, uint64_t up)
{
    unsigned year, month, day;
    uint64_t time = now % 86400;

    civil_date(now / 86400, &year, &month, &day);
    print(CYAN "%04u-%02u-%02u %02lu:%02lu:%02lu UTC" RESET, year, month, day, time / 3600, time / 60 % 60, time % 60);
    print("  " GREEN "up %lu:%02lu:%02lu" RESET "\n", up / 3600, up / 60 % 60, up % 60);
}

/* Whole seconds since `start`. */
static uint64_t uptime(uint64_t start)
{
    return (clock_monotonic() - start) / SECOND;
}

int unikernel(int count, char **args)
{
    uint64_t ticks = FOREVER;

    if (count > 1 || (count == 1 && !parse_number(args[0], &ticks))) {
        print("usage: clock [TICKS]\n");
        return 2;
    }

    uint64_t start = clock_monotonic();
    for (uint64_t tick = 0; tick < ticks; tick++) {
        /* The next whole second after now, not after the last tick: a clock that was paused has nothing to make up. */
        uint64_t due = tick == 0 ? start : start + (uptime(start) + 1) * SECOND;
        while (clock_monotonic() < due)
            wait_until(due);
        print_tick(clock_wall() / SECOND, uptime(start));
    }
    return 0;
}
