/*
 * platform.h: what the kit asks of a backend, that is of the one file that
 * knows how to reach the host (spt.c by system calls, hvt.c by hypercalls).
 *
 * A backend also defines leave, the clocks, wait_until and the block and net
 * functions of kit.h.
 */
#ifndef PLATFORM_H
#define PLATFORM_H

#include "kit.h"

/* What both kinds of tender tell a guest, in the words of the kit. */
struct boot {
    uint64_t memory_size;
    const char *command_line;
    const struct manifest *manifest;
};
extern struct boot boot;

/* Called first, with the pointer the tender passed to _start: fills in `boot`. */
void platform_start(const void *boot_info);

void platform_write(const char *text, size_t size);

/* Splits the command line into words; returns their number, or -1 for a bad one. */
int split_command_line(const char *line, char ***words);

/* Sends out what is left of an unfinished line. */
void print_flush(void);

#endif
