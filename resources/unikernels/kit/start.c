/*
 * start.c: the first instructions, and what the kit keeps about its machine.
 */
#include "platform.h"

struct boot boot;

/*
 * The tender jumps here with the stack at the very end of memory, aligned as if
 * _start had been called, so plain C will do.
 */
_Noreturn void _start(const void *boot_info)
{
    platform_start(boot_info);

    char **args;
    int count = split_command_line(boot.command_line, &args);
    if (count < 0) {
        print("the command line ends in a lone backslash\n");
        leave(2);
    }
    leave(unikernel(count, args));
}

uint64_t memory_size(void)
{
    return boot.memory_size;
}

/*
 * The linker's _end and not the tender's kernel_end: Solo5's loader skips a
 * segment without bytes in the file, so a program with nothing but zeroed
 * variables would find its heap on top of them.
 */
char *heap_start(void)
{
    extern char _end[];
    return _end;
}

/* The stack grows down from the end of memory; nothing guards it, so leave it room. */
char *heap_end(void)
{
    enum { STACK = 256 * 1024 };
    return (char *)boot.memory_size - STACK;
}

const struct manifest_entry *find_device(const char *name, uint32_t type)
{
    for (uint32_t i = 0; i < boot.manifest->entries; i++) {
        const struct manifest_entry *entry = &boot.manifest->entry[i];
        if (entry->type == type && entry->attached && same(entry->name, name))
            return entry;
    }
    return NULL;
}
