/*
 * memory N [exit]: touches N MiB of memory, page by page.
 *
 * The host gives a page only when it is first written, so a unikernel with much
 * memory costs little until it uses it: watch the number in the window rise.
 * Afterwards it keeps the memory until stopped; with `exit` it ends at once.
 */
#include "kit.h"

DEVICES();

enum { PAGE = 4096, MIB = 1 << 20 };

/* Every page gets its own address, so that a page that appears twice is found out. */
static bool check(char *from, uint64_t size)
{
    for (char *page = from; page < from + size; page += PAGE)
        if (*(char **)page != page)
            return false;
    return true;
}

int unikernel(int count, char **args)
{
    uint64_t megabytes;
    bool leave_after = count == 2 && same(args[1], "exit");

    if (!(count == 1 || leave_after) || !parse_number(args[0], &megabytes)) {
        print("usage: memory N [exit], with N in MiB\n");
        return 2;
    }

    char *start = heap_start();
    uint64_t available = (heap_end() - start) / MIB;
    if (megabytes > available) {
        print("asked for %lu MiB, but of %lu MiB only %lu are free: start me with more memory\n", megabytes,
              memory_size() / MIB, available);
        return 2;
    }

    uint64_t step = megabytes / 16 + 1; /* a line for each step: not too few, not too many */
    for (uint64_t done = 0; done < megabytes; done++) {
        for (char *page = start + done * MIB; page < start + (done + 1) * MIB; page += PAGE)
            *(char **)page = page;
        if ((done + 1) % step == 0 || done + 1 == megabytes)
            print("touched %lu of %lu MiB\n", done + 1, megabytes);
    }
    if (!check(start, megabytes * MIB)) {
        print("memory does not hold what was written to it!\n");
        return 99;
    }

    if (!leave_after) {
        print("Holding %lu MiB until stopped.\n", megabytes);
        for (;;)
            wait_until(FOREVER);
    }
    return 0;
}
