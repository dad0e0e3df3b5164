/*
 * disk [list | read SECTOR | write SECTOR TEXT]: uses a block device.
 *
 * The device is called `storage`. It is an array of sectors, read and written
 * whole; there is no file system. What one unikernel writes the next one reads,
 * for the disk outlives both.
 */
#include "kit.h"

DEVICES(BLOCK("storage"));

enum { REFUSED = 1, BAD_ARGUMENTS = 2 }; /* exit codes */

static uint8_t sector[65536]; /* more than any sector size a tender accepts */

/* Sixteen bytes a line, as numbers and as text; lines equal to the one before shrink to a star. */
static void dump(const uint8_t *data, size_t size)
{
    bool star = false;

    for (size_t at = 0; at < size; at += 16) {
        if (at > 0 && memcmp(data + at, data + at - 16, 16) == 0) {
            if (!star)
                print("*\n");
            star = true;
            continue;
        }
        star = false;
        print("%04lx ", at);
        for (int i = 0; i < 16; i++)
            print(" %02x", data[at + i]);
        print("  ");
        for (int i = 0; i < 16; i++)
            print("%c", data[at + i] >= ' ' && data[at + i] <= '~' ? data[at + i] : '.');
        print("\n");
    }
}

static int read_sector(const struct manifest_entry *disk, uint64_t number, size_t bytes)
{
    if (!block_read(disk, number, sector)) {
        print("the host refuses to read sector %lu\n", number);
        return REFUSED;
    }
    dump(sector, bytes);
    return 0;
}

/* All words after the number, one blank between; the rest of the sector becomes zero. */
static int write_sector(const struct manifest_entry *disk, uint64_t number, int count, char **words)
{
    size_t used = 0;

    for (int i = 0; i < count; i++) {
        size_t length = strlen(words[i]);
        if (used + length + (i > 0) > disk->block.block_size) {
            print("the text is longer than a sector (%u bytes)\n", disk->block.block_size);
            return BAD_ARGUMENTS;
        }
        if (i > 0)
            sector[used++] = ' ';
        memcpy(sector + used, words[i], length);
        used += length;
    }
    if (!block_write(disk, number, sector)) {
        print("the host refuses to write sector %lu\n", number);
        return REFUSED;
    }
    print("Wrote %lu bytes to sector %lu.\n", used, number);
    return 0;
}

int unikernel(int count, char **args)
{
    const struct manifest_entry *disk = find_device("storage", ENTRY_BLOCK);
    uint64_t sectors = disk->block.capacity / disk->block.block_size;
    uint64_t number;

    if (count == 0 || (count == 1 && same(args[0], "list"))) {
        print("storage: %lu bytes, %lu sectors of %u bytes\n", disk->block.capacity, sectors, disk->block.block_size);
        return read_sector(disk, 0, 64);
    }

    bool reads = count == 2 && same(args[0], "read");
    bool writes = count >= 3 && same(args[0], "write");
    if (!(reads || writes) || !parse_number(args[1], &number)) {
        print("usage: disk [list | read SECTOR | write SECTOR TEXT]\n");
        return BAD_ARGUMENTS;
    }
    if (number >= sectors) {
        print("there is no sector %lu: the last one is %lu\n", number, sectors - 1);
        return BAD_ARGUMENTS;
    }
    if (reads)
        return read_sector(disk, number, disk->block.block_size);
    return write_sector(disk, number, count - 2, args + 2);
}
