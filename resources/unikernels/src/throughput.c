/*
 * throughput BLOCKS MIB: measures a block device, for the engine's benchmark.
 *
 * Reads and writes BLOCKS blocks in random order, then MIB mebibytes one after
 * the other, and prints the microseconds each took. It writes over what is
 * there: give it a disk of its own.
 */
#include "kit.h"

DEVICES(BLOCK("storage"));

enum { FAILED = 1, BAD_ARGUMENTS = 2 }; /* exit codes */

static uint8_t buffer[65536]; /* more than any block size a tender accepts */
static const struct manifest_entry *disk;
static uint64_t blocks;

/* The same order for everybody: xorshift from a fixed beginning. */
static uint64_t next_random(void)
{
    static uint64_t state = 88172645463325252UL;

    state ^= state << 13;
    state ^= state >> 7;
    state ^= state << 17;
    return state;
}

static void measure(const char *what, bool writes, bool random, uint64_t count)
{
    uint64_t start = clock_monotonic();

    for (uint64_t i = 0; i < count; i++) {
        uint64_t number = (random ? next_random() : i) % blocks;
        if (!(writes ? block_write(disk, number, buffer) : block_read(disk, number, buffer))) {
            print("the host refuses block %lu\n", number);
            leave(FAILED);
        }
    }
    print("%s %lu blocks of %u bytes: %lu us\n", what, count, disk->block.block_size,
          (clock_monotonic() - start) / 1000);
}

int unikernel(int count, char **args)
{
    uint64_t random, mib;

    disk = find_device("storage", ENTRY_BLOCK);
    blocks = disk->block.capacity / disk->block.block_size;
    if (count != 2 || !parse_number(args[0], &random) || !parse_number(args[1], &mib)) {
        print("usage: throughput BLOCKS MIB\n");
        return BAD_ARGUMENTS;
    }
    uint64_t sequential = mib * (1 << 20) / disk->block.block_size;
    measure("random write", true, true, random);
    measure("random read", false, true, random);
    measure("sequential write", true, false, sequential);
    measure("sequential read", false, false, sequential);
    return 0;
}
