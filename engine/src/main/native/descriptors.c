/*
 * descriptors.c — what the tender finds open: files, taps, descriptors of others; and nothing else.
 */
#define _GNU_SOURCE
#include <fcntl.h>
#include <net/if.h>
#include <stdio.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "shim.h"

#define TUNSETIFF_ 0x400454caul
#define IFF_TAP_ 0x0002
#define IFF_NO_PI_ 0x1000

static int place(int fd, const struct slot *slot, const char *stage)
{
    if (dup2(fd, slot->fd) < 0)     /* not close-on-exec: this one is for the tender */
        return fail(stage, errno, "cannot open %s as descriptor %d", slot->what, slot->fd);
    close(fd);
    return 0;
}

/* Opened without blocking, or a fifo given for a disk would hold the create up for ever. */
static int open_file(const struct slot *slot)
{
    struct flock lock = { .l_type = slot->writable ? F_WRLCK : F_RDLCK, .l_whence = SEEK_SET };
    int fd = RETRY(open(slot->what, (slot->writable ? O_RDWR : O_RDONLY) | O_NONBLOCK | O_CLOEXEC));
    if (fd < 0)
        return fail("file", errno, "cannot open %s for %s", slot->what,
                    slot->writable ? "reading and writing" : "reading");
    if (fcntl(fd, F_SETFL, 0) < 0)
        return fail("file", errno, "cannot make %s blocking", slot->what);
    if (fcntl(fd, F_OFD_SETLK, &lock) < 0)
        return errno == EAGAIN || errno == EACCES
            ? fail("file", 0, "cannot lock %s: it is in use by another process", slot->what)
            : fail("file", errno, "cannot lock %s", slot->what);
    return place(fd, slot, "file");
}

static int open_tap(const struct slot *slot)
{
    struct ifreq request = { .ifr_flags = IFF_TAP_ | IFF_NO_PI_ };
    strcpy(request.ifr_name, slot->what);       /* the plan's check left room for it */
    int fd = RETRY(open("/dev/net/tun", O_RDWR | O_NONBLOCK | O_CLOEXEC));
    if (fd < 0)
        return fail("tap", errno, "cannot open /dev/net/tun");
    if (ioctl(fd, TUNSETIFF_, &request) < 0)
        return fail("tap", errno, "cannot attach to tap interface %s", slot->what);
    return place(fd, slot, "tap");
}

/* A descriptor of the engine or its caller. A JVM closes all it has in a child before we run, so it
   is fetched from the living process: itself, or, where ptrace is restricted, opened anew. */
static int take_descriptor(const struct slot *slot)
{
    char path[48];
    int process = (int)syscall(SYS_pidfd_open, slot->pid, 0);
    int fd = process < 0 ? -1 : (int)syscall(SYS_pidfd_getfd, process, slot->source, 0);
    int why = errno;
    if (process >= 0)
        close(process);
    snprintf(path, sizeof path, "/proc/%d/fd/%d", slot->pid, slot->source);
    if (fd < 0 && why != EBADF) {
        fd = RETRY(open(path, O_RDWR | O_NOCTTY | O_NONBLOCK | O_CLOEXEC));
        if (fd < 0)
            fd = RETRY(open(path, O_RDONLY | O_NOCTTY | O_NONBLOCK | O_CLOEXEC));
        if (fd >= 0 && fcntl(fd, F_SETFL, 0) < 0)
            return fail("pass", errno, "cannot make descriptor %d blocking", slot->source);
    }
    if (fd < 0)
        return fail("pass", why, "cannot pass descriptor %d of process %d on", slot->source,
                    slot->pid);
    return place(fd, slot, "pass");
}

int open_slots(const struct plan *plan)
{
    struct slot slot;
    for (size_t i = 0; plan_slot(plan, i, &slot); i++)
        if ((slot.kind == SLOT_FILE ? open_file : slot.kind == SLOT_TAP ? open_tap
             : take_descriptor)(&slot) < 0)
            return -1;
    return 0;
}

/* Whatever else is open, from the caller or from the monitor, ends here rather than at execve. */
int close_others(const struct plan *plan, int fifo, int parent)
{
    for (unsigned next = 3;;) {
        unsigned keep = ~0u;
        struct slot slot;
        const int own[] = { fifo, parent };
        for (size_t i = 0; plan_slot(plan, i, &slot); i++)
            if ((unsigned)slot.fd >= next && (unsigned)slot.fd < keep)
                keep = (unsigned)slot.fd;
        for (size_t i = 0; i < 2; i++)
            if ((unsigned)own[i] >= next && (unsigned)own[i] < keep)
                keep = (unsigned)own[i];
        if (next < keep && syscall(SYS_close_range, next, keep == ~0u ? keep : keep - 1, 0) < 0)
            return fail("session", errno, "cannot close inherited descriptors");
        if (keep == ~0u)
            return 0;
        next = keep + 1;
    }
}
