/*
 * kit.h: everything a sample unikernel may use.
 *
 * There is no operating system and no C library underneath: what is not
 * declared here does not exist. A sample states its devices with DEVICES and
 * defines the function `unikernel`; the kit does the rest.
 */
#ifndef KIT_H
#define KIT_H

#include "abi.h"

/*
 * The unikernel itself. `args` holds `count` arguments; unlike in a C program
 * the first one is a real argument, for nobody passes a program name. What it
 * returns becomes the exit code.
 */
int unikernel(int count, char **args);

/* Ends the unikernel at once; only the low eight bits of the code survive. */
_Noreturn void leave(int code);

/*
 * Prints to the console. Understands %s %c %d %u %x %%, with l for 64 bits and
 * a width, blank or zero filled. Text goes out line by line, one call to the
 * host each.
 */
void print(const char *format, ...) __attribute__((format(printf, 1, 2)));

/* The same into memory: at most size - 1 characters and a NUL; returns the length. */
size_t format(char *out, size_t size, const char *format, ...) __attribute__((format(printf, 3, 4)));

/* Memory: all of it, and the part that is neither program nor stack. */
uint64_t memory_size(void);
char *heap_start(void);
char *heap_end(void);

/* Time in nanoseconds: since some fixed point, and since 1970 (UTC). */
uint64_t clock_monotonic(void);
uint64_t clock_wall(void);

/*
 * Sleeps until the monotonic clock shows `deadline`, or until a network device
 * has a packet to read; bit N of the result is set for entry N of the manifest.
 */
uint64_t wait_until(uint64_t deadline);

#define SECOND  1000000000UL
#define FOREVER (~0UL)

/* Text and bytes. */
bool same(const char *a, const char *b);
bool starts_with(const char *text, const char *start);
bool parse_number(const char *text, uint64_t *number); /* decimal digits only */
size_t strlen(const char *text);
void *memcpy(void *restrict to, const void *restrict from, size_t size);
void *memmove(void *to, const void *from, size_t size);
void *memset(void *at, int byte, size_t size);
int memcmp(const void *a, const void *b, size_t size);

/*
 * Devices. DEVICES(BLOCK("storage"), NET("net0")) writes the manifest into the
 * file; the tender refuses to start before each of them is attached. Names are
 * letters and digits.
 */
#define BLOCK(text) { .name = text, .type = ENTRY_BLOCK }
#define NET(text)   { .name = text, .type = ENTRY_NET }

#define ENTRIES(...) ((struct manifest_entry[]){{.type = ENTRY_FIRST}, __VA_ARGS__})

#define DEVICES(...) \
    static const struct { \
        struct note_head head; \
        struct { \
            uint32_t version; \
            uint32_t entries; \
            struct manifest_entry entry[sizeof ENTRIES(__VA_ARGS__) / sizeof(struct manifest_entry)]; \
        } manifest; \
    } manifest_note NOTE_SECTION(".note.solo5.manifest") = { \
        NOTE_HEAD(manifest_note, NOTE_MANIFEST), \
        {1, sizeof ENTRIES(__VA_ARGS__) / sizeof(struct manifest_entry), {{.type = ENTRY_FIRST}, __VA_ARGS__}}}

/* The entry of that name and type as the tender filled it in, or NULL. */
const struct manifest_entry *find_device(const char *name, uint32_t type);

/* One block at a time, counted from 0. False if the host refuses. */
bool block_read(const struct manifest_entry *device, uint64_t block, void *data);
bool block_write(const struct manifest_entry *device, uint64_t block, const void *data);

/* One Ethernet frame. Receiving never waits: 0 means nothing there, -1 an error. */
long net_receive(const struct manifest_entry *device, void *frame, size_t size);
bool net_send(const struct manifest_entry *device, const void *frame, size_t size);

#endif
