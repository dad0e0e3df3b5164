/*
 * record.c — writes exit.json, the one record of how a container ended.
 */
#define _GNU_SOURCE
#include <fcntl.h>
#include <inttypes.h>
#include <stdio.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "shim.h"

#define TEMPORARY RECORD_FILE ".tmp"
#define RESERVE 8192

/* Takes the blocks at the beginning: a disk the guest has filled must not cost the record. */
int record_reserve(int dir)
{
    int fd = RETRY(openat(dir, TEMPORARY,
                          O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW | O_CLOEXEC, 0600));
    if (fd < 0)
        return fail("record", errno, "cannot make " TEMPORARY);
    if (RETRY(fallocate(fd, FALLOC_FL_KEEP_SIZE, 0, RESERVE)) < 0 && errno != EOPNOTSUPP) {
        fail("record", errno, "cannot reserve room for " RECORD_FILE);
        close(fd);
        record_discard(dir);
        return -1;
    }
    return fd;
}

void record_discard(int dir)
{
    unlinkat(dir, TEMPORARY, 0);
}

static const char *number_or_null(char text[24], bool present, uint64_t value)
{
    snprintf(text, 24, present ? "%" PRIu64 : "null", value);
    return text;
}

/* Quotes text, null when it is empty. Bytes beyond ASCII go as they are: paths are UTF-8. */
static const char *quote(char *out, size_t size, const char *text)
{
    size_t n = 0;
    if (!*text)
        return "null";
    out[n++] = '"';
    for (; *text && n + 8 < size; text++) {
        if (*text == '"' || *text == '\\')
            n += (size_t)snprintf(out + n, size - n, "\\%c", *text);
        else if ((unsigned char)*text < ' ')
            n += (size_t)snprintf(out + n, size - n, "\\u%04x", *text);
        else
            out[n++] = *text;
    }
    out[n++] = '"';
    out[n] = '\0';
    return out;
}

static uint64_t micros(struct timeval time)
{
    return (uint64_t)time.tv_sec * 1000000u + (uint64_t)time.tv_usec;
}

int record_write(int dir, int fd, const struct end *end, const struct shared *shared,
                 const struct log *log)
{
    static char text[RESERVE], error[2 * sizeof shared->error + 16];
    char code[24], signal[24], started[24], first[24], rss[24];
    const struct rusage *usage = end->usage;
    int status = end->status;
    bool exited = WIFEXITED(status);
    int length = snprintf(text, sizeof text,
        "{\"pid\":%d,\"start\":%llu,\"code\":%s,\"signal\":%s,\"core_dumped\":%s,"
        "\"started_ns\":%s,\"first_output_ns\":%s,\"finished_ns\":%" PRIu64 ","
        "\"user_us\":%" PRIu64 ",\"system_us\":%" PRIu64 ",\"max_rss_kb\":%s,"
        "\"minor_faults\":%ld,\"major_faults\":%ld,"
        "\"output_bytes\":%" PRIu64 ",\"dropped_bytes\":%" PRIu64 ",\"error\":%s}\n",
        end->pid, end->start_time, number_or_null(code, exited, (uint64_t)WEXITSTATUS(status)),
        number_or_null(signal, !exited, (uint64_t)WTERMSIG(status)),
        !exited && WCOREDUMP(status) ? "true" : "false",
        number_or_null(started, shared->started_ns != 0, shared->started_ns),
        number_or_null(first, log->first_ns != 0, log->first_ns), end->finished_ns,
        micros(usage->ru_utime), micros(usage->ru_stime),
        /* The kernel counts it by the batch: of a small process it may have seen nothing yet. */
        number_or_null(rss, usage->ru_maxrss != 0, (uint64_t)usage->ru_maxrss), usage->ru_minflt,
        usage->ru_majflt, log->seen, log->dropped,
        quote(error, sizeof error, shared->error));
    if (write_all(fd, text, (size_t)length) < 0 || RETRY(fsync(fd)) < 0
        || renameat(dir, TEMPORARY, dir, RECORD_FILE) < 0)
        return fail("record", errno, "cannot write " RECORD_FILE);
    return 0;
}
