/*
 * hvt.c: the backend for the hvt target, a small virtual machine.
 *
 * The guest runs in ring 0 of a virtual processor and has no kernel to ask.
 * To reach the host it writes the address of a structure to an I/O port: the
 * processor stops, the tender reads the structure, acts, and lets it go on.
 */
#include "platform.h"

void hvt_catch_traps(void); /* hvt_trap.c */

enum { HVT_VERSION = 2 };

static const struct abi_note abi_note NOTE_SECTION(".note.solo5.abi") = {
    .head = NOTE_HEAD(abi_note, NOTE_ABI),
    .target = TARGET_HVT,
    .version = HVT_VERSION,
};

/* What the tender leaves in memory for us (Solo5: hvt_abi.h); newer tenders append fields we do without. */
struct hvt_boot_info {
    uint64_t memory_size;
    uint64_t kernel_end;
    uint64_t clock_frequency; /* of the processor's cycle counter, in Hz */
    const char *command_line;
    const struct manifest *manifest;
};

static uint64_t clock_frequency;

enum {
    PORT = 0x500, /* of hypercall 0; each has a port of its own */
    CALL_WALLTIME = 1,
    CALL_PUTS,
    CALL_POLL,
    CALL_BLOCK_WRITE,
    CALL_BLOCK_READ,
    CALL_NET_WRITE,
    CALL_NET_READ,
    CALL_HALT,
};

enum { DONE = 0, NOTHING_THERE = 1 }; /* results */

/* Reading and writing look the same to the tender; only the number of the call differs. */
struct block_transfer {
    uint64_t device;
    uint64_t offset;
    const void *data;
    size_t size;
    int result;
};

struct net_transfer {
    uint64_t device;
    const void *data;
    size_t size;
    int result;
};

/* A port takes 32 bits: a guest has at most 4 GiB, so the address fits. */
static void call(int number, volatile void *structure)
{
    __asm__ volatile("outl %0, %1" : : "a"((uint32_t)(uintptr_t)structure), "d"((uint16_t)(PORT + number)) : "memory");
}

void platform_start(const void *boot_info)
{
    const struct hvt_boot_info *info = boot_info;
    boot.memory_size = info->memory_size;
    boot.command_line = info->command_line;
    boot.manifest = info->manifest;
    clock_frequency = info->clock_frequency;
    hvt_catch_traps();
}

_Noreturn void leave(int code)
{
    struct {
        void *cookie; /* where a core dump would look for registers: we have none to show */
        int code;
    } halt = {NULL, code};

    print_flush();
    for (;;)
        call(CALL_HALT, &halt);
}

void platform_write(const char *text, size_t size)
{
    struct {
        const char *text;
        size_t size;
    } puts = {text, size};
    call(CALL_PUTS, &puts);
}

/* Seconds and the rest apart: the product of a whole count and 10^9 would overflow within seconds. */
uint64_t clock_monotonic(void)
{
    uint64_t ticks = __builtin_ia32_rdtsc();
    return ticks / clock_frequency * SECOND + ticks % clock_frequency * SECOND / clock_frequency;
}

uint64_t clock_wall(void)
{
    uint64_t now = 0;
    call(CALL_WALLTIME, &now);
    return now;
}

uint64_t wait_until(uint64_t deadline)
{
    uint64_t now = clock_monotonic();
    struct {
        uint64_t timeout; /* from now */
        uint64_t ready;
        int result;
    } poll = {.timeout = deadline > now ? deadline - now : 0};
    call(CALL_POLL, &poll);
    return poll.ready;
}

/* The tender knows a device by its place in the manifest. */
static uint64_t device_number(const struct manifest_entry *device)
{
    return device - boot.manifest->entry;
}

static bool block_transfer(int number, const struct manifest_entry *device, uint64_t block, const void *data)
{
    uint64_t size = device->block.block_size;
    struct block_transfer transfer = {device_number(device), block * size, data, size, DONE};

    if (block >= device->block.capacity / size)
        return false;
    call(number, &transfer);
    return transfer.result == DONE;
}

bool block_read(const struct manifest_entry *device, uint64_t block, void *data)
{
    return block_transfer(CALL_BLOCK_READ, device, block, data);
}

bool block_write(const struct manifest_entry *device, uint64_t block, const void *data)
{
    return block_transfer(CALL_BLOCK_WRITE, device, block, data);
}

long net_receive(const struct manifest_entry *device, void *frame, size_t size)
{
    struct net_transfer transfer = {device_number(device), frame, size, DONE};

    call(CALL_NET_READ, &transfer);
    if (transfer.result == NOTHING_THERE)
        return 0;
    return transfer.result == DONE ? (long)transfer.size : -1;
}

bool net_send(const struct manifest_entry *device, const void *frame, size_t size)
{
    struct net_transfer transfer = {device_number(device), frame, size, DONE};

    call(CALL_NET_WRITE, &transfer);
    return transfer.result == DONE;
}
