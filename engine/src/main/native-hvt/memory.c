/*
 * memory.c — the guest's memory: one range of ours, in it the regions of the plan. Pages the guest
 * may not write are read-only for this process, and so for KVM: they stay what they are even if the
 * guest, which runs in ring 0, makes page tables of its own.
 */
#define _GNU_SOURCE
#include <string.h>
#include <sys/ioctl.h>
#include <sys/mman.h>

#include "hvt.h"

static uint8_t *base;           /* guest address 0; most of what lies in between is not mapped */

static int map_region(const struct region *r)
{
    int protection = PROT_READ | (r->writable ? PROT_WRITE : 0);
    int flags = MAP_PRIVATE | MAP_FIXED | MAP_NORESERVE | (r->offset ? 0 : MAP_ANONYMOUS);
    /* fixed, but inside the range reserved for it: nothing else can be there */
    if (mmap(base + r->address, r->size, protection, flags, r->offset ? plan_fd : -1,
             (off_t)r->offset) == MAP_FAILED)
        return fail(errno, "nabla-hvt: cannot map %llu KiB of the guest's memory at 0x%llx",
                    (unsigned long long)r->size / 1024, (unsigned long long)r->address);
    return 0;
}

/*
 * All of it is one slot of the virtual machine: KVM heeds what this process may do with each page,
 * and every slot costs a wait for all processors of the host.
 */
static int add_slot(int vm)
{
    const struct region *first = &plan->region[0], *last = &plan->region[plan->regions - 1];
    struct kvm_userspace_memory_region slot = {
        .guest_phys_addr = first->address,
        .memory_size = last->address + last->size - first->address,
        .userspace_addr = (uintptr_t)(base + first->address),
    };
    if (ioctl(vm, KVM_SET_USER_MEMORY_REGION, &slot) < 0)
        return fail(errno, "nabla-hvt: KVM does not take the guest's memory");
    return 0;
}

int memory_make(int vm)
{
    const struct region *last = &plan->region[plan->regions - 1];
    base = mmap(NULL, last->address + last->size, PROT_NONE,
                MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
    if (base == MAP_FAILED)
        return fail(errno, "nabla-hvt: cannot reserve %llu MiB for the guest",
                    (unsigned long long)(last->address + last->size) >> 20);
    for (uint32_t i = 0; i < plan->regions; i++)
        if (map_region(&plan->region[i]) < 0)
            return -1;
    return add_slot(vm);
}

/* Puts a number where the guest only reads; before it runs. */
int memory_put(uint64_t address, uint64_t value)
{
    void *place = memory_at(address, sizeof value, false);
    void *page = base + address / PAGE * PAGE;
    if (!place || address % sizeof value)
        return fail(0, "nabla-hvt: the plan has no boot information at 0x%llx",
                    (unsigned long long)address);
    if (mprotect(page, PAGE, PROT_READ | PROT_WRITE) < 0)
        return fail(errno, "nabla-hvt: cannot write the boot information");
    memcpy(place, &value, sizeof value);
    if (mprotect(page, PAGE, PROT_READ) < 0)
        return fail(errno, "nabla-hvt: cannot protect the boot information");
    return 0;
}

/*
 * The only way from a number of the guest's to memory of ours. NULL unless every one of `size` bytes
 * at `address` is in its memory, and is its own to write when we are to write there.
 */
void *memory_at(uint64_t address, uint64_t size, bool writing)
{
    if (address > plan->memory || size > plan->memory - address)
        return NULL;
    uint64_t at = address, end = address + size;
    for (uint32_t i = 0; i < plan->regions && at < end; i++) {
        const struct region *r = &plan->region[i];
        if (at >= r->address && at - r->address < r->size && (r->writable || !writing))
            at = r->address + r->size;
    }
    return at >= end ? base + address : NULL;
}
