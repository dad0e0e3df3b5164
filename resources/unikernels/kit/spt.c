/*
 * spt.c: the backend for the spt target, a Linux process in a sandbox.
 *
 * The guest is ordinary user code. It asks Linux directly, but a seccomp filter
 * lets through only the calls below, each only on the descriptors it was given,
 * and kills the process for anything else.
 */
#include "platform.h"

enum { SPT_VERSION = 2 };

static const struct abi_note abi_note NOTE_SECTION(".note.solo5.abi") = {
    .head = NOTE_HEAD(abi_note, NOTE_ABI),
    .target = TARGET_SPT,
    .version = SPT_VERSION,
};

/* What the tender leaves in memory for us (Solo5: spt_abi.h). */
struct spt_boot_info {
    uint64_t memory_size;
    uint64_t kernel_end;
    const char *command_line;
    const struct manifest *manifest;
    int epoll;
    int timer;
};

static int epoll; /* watches the timer and every network device */
static int timer;

/* Numbers and constants of Linux on x86-64. */
enum {
    SYS_READ = 0,
    SYS_WRITE = 1,
    SYS_PREAD64 = 17,
    SYS_PWRITE64 = 18,
    SYS_CLOCK_GETTIME = 228,
    SYS_EXIT_GROUP = 231,
    SYS_EPOLL_PWAIT = 281,
    SYS_TIMERFD_SETTIME = 286,
};
enum { STDOUT = 1, CLOCK_REALTIME = 0, CLOCK_MONOTONIC = 1, TIMER_ABSOLUTE = 1, EINTR = 4, EAGAIN = 11 };

struct timespec {
    int64_t seconds;
    int64_t nanoseconds;
};

static long call(long number, long a, long b, long c, long d, long e, long f)
{
    register long r10 __asm__("r10") = d;
    register long r8 __asm__("r8") = e;
    register long r9 __asm__("r9") = f;
    long result;

    __asm__ volatile("syscall"
                     : "=a"(result)
                     : "a"(number), "D"(a), "S"(b), "d"(c), "r"(r10), "r"(r8), "r"(r9)
                     : "rcx", "r11", "memory");
    return result;
}

void platform_start(const void *boot_info)
{
    /* Linux starts a program with cleared registers: somebody ran the file as if it were one. */
    if (boot_info == NULL) {
        print("This is a unikernel: start it with Nabla Console or solo5-spt.\n");
        leave(127);
    }
    const struct spt_boot_info *info = boot_info;
    boot.memory_size = info->memory_size;
    boot.command_line = info->command_line;
    boot.manifest = info->manifest;
    epoll = info->epoll;
    timer = info->timer;
}

_Noreturn void leave(int code)
{
    print_flush();
    for (;;)
        call(SYS_EXIT_GROUP, code, 0, 0, 0, 0, 0);
}

/* A terminal may take less than it was offered. After a real error there is nobody left to tell. */
void platform_write(const char *text, size_t size)
{
    while (size > 0) {
        long sent = call(SYS_WRITE, STDOUT, (long)text, size, 0, 0, 0);
        if (sent == -EINTR)
            continue;
        if (sent <= 0)
            return;
        text += sent;
        size -= sent;
    }
}

static uint64_t read_clock(int which)
{
    struct timespec now = {0};
    call(SYS_CLOCK_GETTIME, which, (long)&now, 0, 0, 0, 0);
    return now.seconds * SECOND + now.nanoseconds;
}

uint64_t clock_monotonic(void)
{
    return read_clock(CLOCK_MONOTONIC);
}

uint64_t clock_wall(void)
{
    return read_clock(CLOCK_REALTIME);
}

uint64_t wait_until(uint64_t deadline)
{
    enum { EVENTS = 65 }; /* as many as a manifest can have devices, and the timer */
    struct {
        uint32_t events;
        uint64_t data; /* the number of the manifest entry, or more than any for the timer */
    } __attribute__((packed)) ready[EVENTS];
    struct {
        struct timespec interval;
        struct timespec first;
    } when = {
        .first = {.seconds = deadline / SECOND, .nanoseconds = deadline % SECOND | 1}, /* zero would mean never */
    };
    uint64_t set = 0;
    long count;

    /* epoll counts in milliseconds; the timer does it in nanoseconds. Setting it also clears an old expiry. */
    call(SYS_TIMERFD_SETTIME, timer, TIMER_ABSOLUTE, (long)&when, 0, 0, 0);
    do
        count = call(SYS_EPOLL_PWAIT, epoll, (long)ready, EVENTS, -1, 0, 0);
    while (count == -EINTR);
    for (long i = 0; i < count; i++)
        if (ready[i].data < 64)
            set |= 1UL << ready[i].data;
    return set;
}

/* The filter wants exactly one block, and none beyond the end: asking for more would be the end of us. */
static bool block_fits(const struct manifest_entry *device, uint64_t block)
{
    return block < device->block.capacity / device->block.block_size;
}

bool block_read(const struct manifest_entry *device, uint64_t block, void *data)
{
    long size = device->block.block_size;
    return block_fits(device, block) &&
           call(SYS_PREAD64, device->host_descriptor, (long)data, size, block * size, 0, 0) == size;
}

bool block_write(const struct manifest_entry *device, uint64_t block, const void *data)
{
    long size = device->block.block_size;
    return block_fits(device, block) &&
           call(SYS_PWRITE64, device->host_descriptor, (long)data, size, block * size, 0, 0) == size;
}

long net_receive(const struct manifest_entry *device, void *frame, size_t size)
{
    long got = call(SYS_READ, device->host_descriptor, (long)frame, size, 0, 0, 0);
    if (got == -EAGAIN || got == -EINTR)
        return 0;
    return got < 0 ? -1 : got;
}

bool net_send(const struct manifest_entry *device, const void *frame, size_t size)
{
    return call(SYS_WRITE, device->host_descriptor, (long)frame, size, 0, 0, 0) == (long)size;
}
