/*
 * abi.h: what a Solo5 unikernel file says about itself.
 *
 * A tender reads two ELF notes before it runs anything: ABI1 (which kind of
 * tender, which version) and MFT1 (which devices). Both carry the owner name
 * "Solo5", and each needs a PT_NOTE header of its own, because a tender looks
 * only at the first note behind each header.
 *
 * The numbers and layouts are those of Solo5 (elf_abi.h, mft_abi.h).
 */
#ifndef ABI_H
#define ABI_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { TARGET_HVT = 1, TARGET_SPT = 2 };

enum {
    NOTE_ABI = 0x31494241,      /* "ABI1" read as a little-endian number */
    NOTE_MANIFEST = 0x3154464d, /* "MFT1" */
};

/* The head of every note; the name is padded to a multiple of four bytes. */
struct note_head {
    uint32_t name_size;
    uint32_t content_size;
    uint32_t type;
    char name[8];
};

struct abi_note {
    struct note_head head;
    uint32_t target;
    uint32_t version;
    uint32_t reserved[2];
};

enum {
    ENTRY_BLOCK = 1,
    ENTRY_NET = 2,
    ENTRY_FIRST = 1 << 30, /* every manifest opens with one entry of this type and no name */
};

struct block_properties {
    uint64_t capacity; /* bytes, a multiple of block_size */
    uint16_t block_size;
};

struct net_properties {
    uint8_t mac[6];
    uint16_t mtu;
};

/* One device. The file gives name and type; the tender fills in the rest in its own copy. */
struct manifest_entry {
    char name[68];
    uint32_t type;
    union {
        struct block_properties block;
        struct net_properties net;
    };
    union {
        int host_descriptor; /* spt only */
        void *reserved;
    };
    bool attached;
};

struct manifest {
    uint32_t version;
    uint32_t entries;
    struct manifest_entry entry[];
};

_Static_assert(sizeof(struct note_head) == 20, "note head");
_Static_assert(sizeof(struct manifest_entry) == 104, "manifest entry");

#define NOTE_SECTION(name) __attribute__((section(name), used, aligned(4)))

#define NOTE_HEAD(note, note_type) \
    { .name_size = 6, .content_size = sizeof(note) - sizeof(struct note_head), .type = note_type, .name = "Solo5" }

#endif
