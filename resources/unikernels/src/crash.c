/*
 * crash [null|code]: writes where it must not, and is stopped for it.
 *
 *   null  to address 0, where no memory is (what happens without an argument)
 *   code  over its own first instruction: code can be read and run, not changed
 *
 * The fault ends this unikernel and nothing else.
 */
#include "kit.h"

DEVICES();

int unikernel(int count, char **args)
{
    volatile uint64_t *address;

    if (count == 0 || (count == 1 && same(args[0], "null"))) {
        address = NULL;
    } else if (count == 1 && same(args[0], "code")) {
        address = (volatile uint64_t *)&unikernel;
    } else {
        print("usage: crash [null|code]\n");
        return 2;
    }

    print("About to write to address 0x%lx.\n", (uint64_t)address);
    __asm__ volatile("movq $42, %0" : "=m"(*address)); /* in C the compiler would see the mistake and remove it */

    print("Still alive: this memory is not protected!\n");
    return 99;
}
