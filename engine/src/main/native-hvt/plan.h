/*
 * plan.h — what the engine hands over: one file that it made from a checked unikernel. The header
 * is followed by the regions, the devices and the filter, then by the pages the regions speak of.
 * Little-endian, sizes and offsets in bytes. Written by engine.hvt.PlanFile.
 */
#ifndef PLAN_H
#define PLAN_H

#include <stdint.h>

#define PLAN_MAGIC "nablahvt"
#define PLAN_VERSION 1
#define PAGE 4096u

struct region {                 /* a run of whole pages of the guest's machine, by address */
    uint64_t address;
    uint64_t size;
    uint64_t offset;            /* in this file; 0: the pages are zero */
    uint32_t writable;
    uint32_t reserved;
};

enum device_type { BLOCK = 1, NET = 2 };

struct device {                 /* the guest calls the first one 1, as in its manifest */
    uint32_t type;
    int32_t fd;
    uint64_t capacity;
    uint64_t block_size;
};

struct plan {
    char magic[8];
    uint32_t version;
    uint32_t regions;
    uint32_t devices;
    uint32_t filter;            /* instructions of 8 bytes */
    uint64_t memory;            /* what the guest may name in a call ends here */
    uint64_t entry, stack, argument, page_tables;
    uint64_t frequency;         /* where the guest reads the cycles of a second */
    uint64_t gdt, idt, tss;
    uint32_t gdt_limit, idt_limit;
    int32_t epoll, timer, vcpu; /* the numbers the filter knows these descriptors by */
    uint32_t reserved;
    struct region region[];
};

extern const struct plan *plan;
extern int plan_fd;

int plan_open(const char *path);
const struct device *plan_devices(void);
const void *plan_filter(void);
const struct device *plan_device(uint64_t handle, enum device_type type);

#endif
