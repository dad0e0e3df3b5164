/*
 * calls.c — what a guest may ask for: Solo5's hypercalls, version 2. Arguments are copied out and
 * back, so that what was checked is what is used.
 */
#define _GNU_SOURCE
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "hvt.h"

/* What the guest is answered. */
enum { OK = 0, AGAIN = 1, INVALID = 2, FAILED = 3 };

struct walltime { uint64_t nanoseconds; };
struct puts { uint64_t data, size; };
struct poll { uint64_t timeout, ready; int32_t result; };
struct block { uint64_t handle, offset, data, size; int32_t result; };
struct net { uint64_t handle, data, size; int32_t result; };
struct halt { uint64_t cookie; int32_t status; };

static const char *const names[CALLS] = { "", "walltime", "puts", "poll", "block_write",
    "block_read", "net_write", "net_read", "halt" };
static unsigned current;

/* Memory the guest named in the current call; it does not survive naming any other. */
static void *named(uint64_t address, uint64_t size, bool writing)
{
    void *place = memory_at(address, size, writing);
    if (!place)
        fault_forbidden("%s: the %llu bytes at 0x%llx are not the guest's%s", names[current],
                        (unsigned long long)size, (unsigned long long)address,
                        writing ? " to have written" : "");
    return place;
}

static void get(void *to, uint64_t address, size_t size)
{
    memcpy(to, named(address, size, false), size);
}

static void put(uint64_t address, const void *from, size_t size)
{
    memcpy(named(address, size, true), from, size);
}

static void walltime(uint64_t at)
{
    struct timespec now;
    clock_gettime(CLOCK_REALTIME, &now);        /* cannot fail for this clock */
    struct walltime c = { (uint64_t)now.tv_sec * 1000000000u + (uint64_t)now.tv_nsec };
    put(at, &c, sizeof c);
}

static void put_string(uint64_t at)
{
    struct puts c;
    get(&c, at, sizeof c);
    const char *text = named(c.data, c.size, false);
    for (uint64_t done = 0; done < c.size;) {
        ssize_t n = RETRY(write(1, text + done, c.size - done));
        if (n <= 0)
            return;     /* without a console the text is lost, and the guest goes on */
        done += (uint64_t)n;
    }
}

static void wait_call(uint64_t at)
{
    struct poll c;
    get(&c, at, sizeof c);
    c.result = wait_for(c.timeout, &c.ready);
    put(at, &c, sizeof c);
}

/* Whole blocks inside the capacity, one at a time, as the Solo5 interface has it. */
static int32_t transfer(const struct block *c, bool writing)
{
    const struct device *device = plan_device(c->handle, BLOCK);
    if (!device || c->size != device->block_size || c->offset % device->block_size
        || c->offset > device->capacity - device->block_size)
        return INVALID;
    void *data = named(c->data, c->size, !writing);
    ssize_t n = writing ? RETRY(pwrite(device->fd, data, c->size, (off_t)c->offset))
                        : RETRY(pread(device->fd, data, c->size, (off_t)c->offset));
    return n == (ssize_t)c->size ? OK : FAILED;
}

static void block_call(uint64_t at)
{
    struct block c;
    get(&c, at, sizeof c);
    c.result = transfer(&c, current == CALL_BLOCK_WRITE);
    put(at, &c, sizeof c);
}

static int32_t send_frame(const struct net *c)
{
    const struct device *device = plan_device(c->handle, NET);
    if (!device)
        return INVALID;
    ssize_t n = RETRY(write(device->fd, named(c->data, c->size, false), c->size));
    return n == (ssize_t)c->size ? OK : FAILED;
}

static int32_t receive_frame(struct net *c)
{
    const struct device *device = plan_device(c->handle, NET);
    if (!device)
        return INVALID;
    ssize_t n = RETRY(read(device->fd, named(c->data, c->size, true), c->size));
    if (n == 0 || (n < 0 && errno == EAGAIN))
        return AGAIN;
    if (n < 0)
        return FAILED;
    c->size = (uint64_t)n;
    return OK;
}

static void net_call(uint64_t at)
{
    struct net c;
    get(&c, at, sizeof c);
    c.result = current == CALL_NET_WRITE ? send_frame(&c) : receive_frame(&c);
    put(at, &c, sizeof c);
}

static void halt(uint64_t at)
{
    struct halt c;
    get(&c, at, sizeof c);
    /* The kernel keeps the low byte: 256 would be success. */
    _exit(c.status >= -255 && c.status <= 255 ? c.status : 255);
}

void guest_call(unsigned number, uint64_t address)
{
    static void (*const calls[CALLS])(uint64_t) = { NULL, walltime, put_string, wait_call,
        block_call, block_call, net_call, net_call, halt };
    current = number;
    if (number == 0 || number >= CALLS)
        fault_forbidden("there is no call %u", number);
    calls[number](address);
}
