/*
 * log.c — the console log (console.log, and console.log.1 before it) and its index. Every byte of
 * output has a logical offset; the first record of each index tells that of its segment's start.
 * Nothing here waits: what cannot be written is counted and dropped.
 */
#define _GNU_SOURCE
#include <endian.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "shim.h"

#define LOG "console.log"
#define IDX "console.idx"
#define OLD_LOG "console.log.1"
#define OLD_IDX "console.idx.1"
#define RECORD 16u
#define INTERVAL_NS 10000000u
#define IDX_MIN 4096u
#define SPECIAL (UINT64_C(1) << 63)
#define MARK(what) (SPECIAL | (uint64_t)(what) << 32)

static bool first_record(int idx, uint64_t *base)
{
    uint64_t record[2];
    if (RETRY(pread(idx, record, RECORD, 0)) != (ssize_t)RECORD)
        return false;
    *base = le64toh(record[0]);
    return true;
}

/* Written by position: a record torn by a full disk is overwritten by the next one. */
static int put(struct log *log, uint64_t offset, uint64_t ns)
{
    uint64_t record[2] = { htole64(offset), htole64(ns) };
    if (RETRY(pwrite(log->idx, record, RECORD, (off_t)log->idx_size)) != (ssize_t)RECORD)
        return -1;
    log->idx_size += RECORD;
    return 0;
}

/* Where the segment before the current one ended, 0 when there is none. */
static uint64_t old_end(int dir)
{
    struct stat status;
    uint64_t base = 0;
    int idx = RETRY(openat(dir, OLD_IDX, O_RDONLY | O_NOFOLLOW | O_CLOEXEC));
    bool known = idx >= 0 && first_record(idx, &base)
        && fstatat(dir, OLD_LOG, &status, AT_SYMLINK_NOFOLLOW) == 0;
    if (idx >= 0)
        close(idx);
    return known ? base + (uint64_t)status.st_size : 0;
}

static int open_or_make(int dir, const char *name, int flags, bool *made)
{
    flags |= O_NOFOLLOW | O_CLOEXEC;
    int fd = RETRY(openat(dir, name, flags));
    if (fd >= 0 || errno != ENOENT)
        return fd;
    fd = RETRY(openat(dir, name, flags | O_CREAT | O_EXCL, 0600));
    *made = fd >= 0;
    return fd;
}

static int put_base(struct log *log, uint64_t now)
{
    if (put(log, log->base, now) < 0)
        return -1;
    log->last_ns = now;
    if (log->window)
        put(log, log->window, now);     /* missing on a full disk: the segment before knows it */
    return 0;
}

/* Opens the pair at the end of what an earlier run left, log first: see turn. */
int log_open(struct log *log, int dir, uint64_t limit)
{
    struct stat data, index;
    *log = (struct log){ .dir = dir, .log = -1, .idx = -1, .limit = limit };
    log->log = open_or_make(dir, LOG, O_WRONLY | O_APPEND, &log->made_log);
    if (log->log < 0)
        return fail("log", errno, "cannot open " LOG);
    /* No log beside an index: an earlier run died between the two renames. */
    if (log->made_log && renameat(dir, IDX, dir, OLD_IDX) < 0 && errno != ENOENT)
        return fail("log", errno, "cannot rename " IDX);
    log->idx = open_or_make(dir, IDX, O_RDWR, &log->made_idx);
    if (log->idx < 0 || fstat(log->log, &data) < 0 || fstat(log->idx, &index) < 0)
        return fail("log", errno, "cannot open " IDX);
    log->size = (uint64_t)data.st_size;
    log->idx_size = (uint64_t)index.st_size / RECORD * RECORD;
    if (log->idx_size && first_record(log->idx, &log->base))
        return 0;
    log->base = old_end(dir);
    return put_base(log, realtime_ns()) == 0 ? 0 : fail("log", errno, "cannot write to " IDX);
}

/* Renames log, then index, then makes log, then index: any crash between is told by log_open. */
static int turn(struct log *log)
{
    if (log->retire == 2) {
        if (renameat(log->dir, LOG, log->dir, OLD_LOG) < 0)
            return -1;
        log->retire = 1;
    }
    if (log->retire == 1) {
        if (renameat(log->dir, IDX, log->dir, OLD_IDX) < 0)
            return -1;
        log->retire = 0;
    }
    int flags = O_CREAT | O_TRUNC | O_NOFOLLOW | O_CLOEXEC;
    if (log->log < 0)
        log->log = RETRY(openat(log->dir, LOG, flags | O_WRONLY | O_APPEND, 0600));
    if (log->log >= 0 && log->idx < 0)
        log->idx = RETRY(openat(log->dir, IDX, flags | O_RDWR, 0600));
    return log->idx < 0 ? -1 : 0;
}

/* A guest that prints a byte now and then would else fill the disk with records of them. */
static bool full(const struct log *log)
{
    uint64_t most = log->limit / 8 > IDX_MIN ? log->limit / 8 : IDX_MIN;
    return log->limit && (log->size >= log->limit || log->idx_size >= most);
}

/* Makes sure there is room in the segment and that its first record is there. */
static int ready(struct log *log, uint64_t now)
{
    if (log->idx >= 0 && full(log)) {
        close(log->log);
        close(log->idx);
        log->log = log->idx = -1;
        log->retire = 2;
        log->base += log->size;
        log->size = log->idx_size = 0;
    }
    if (log->idx < 0 && turn(log) < 0)
        return -1;
    return log->idx_size ? 0 : put_base(log, now);
}

void log_append(struct log *log, const char *data, size_t length)
{
    uint64_t now = realtime_ns();
    if (!log->first_ns)
        log->first_ns = now;
    log->seen += length;
    while (length > 0 && ready(log, now) == 0) {
        size_t part = length;
        if (log->limit && part > log->limit - log->size)
            part = (size_t)(log->limit - log->size);
        /* A clock that was set back gets a record too, or there would be none for a long time. */
        if ((now < log->last_ns || now - log->last_ns >= INTERVAL_NS)
            && put(log, log->base + log->size, now) == 0)
            log->last_ns = now;
        ssize_t n = RETRY(write(log->log, data, part));
        if (n <= 0)
            break;
        log->size += (uint64_t)n;
        data += n;
        length -= (size_t)n;
    }
    log->dropped += length;
    ready(log, now);    /* a full segment turns now, or with the next output when it cannot */
}

void log_window(struct log *log, unsigned cols, unsigned rows)
{
    uint64_t now = realtime_ns();
    log->window = SPECIAL | (uint64_t)cols << 16 | rows;
    if (log->log >= 0 && ready(log, now) == 0)
        put(log, log->window, now);
}

/* The offset first: a mark has none of its own. One that finds no room on the disk is missing. */
void log_mark(struct log *log, enum mark what, uint32_t value, uint64_t ns)
{
    uint64_t now = realtime_ns();
    if (log->log < 0 || ready(log, now) < 0 || put(log, log->base + log->size, now) < 0)
        return;
    log->last_ns = now;
    put(log, MARK(what) | value, ns);
}

/* After a failed create: what was made here goes, what an earlier run left stays. */
void log_discard(struct log *log)
{
    if (log->made_log)
        unlinkat(log->dir, LOG, 0);
    if (log->made_idx)
        unlinkat(log->dir, IDX, 0);
}

void log_close(struct log *log)
{
    if (log->log >= 0)
        close(log->log);
    if (log->idx >= 0)
        close(log->idx);
    log->log = log->idx = -1;
}
