/*
 * control.c — the socket of a monitor: viewers send input, window sizes and end of input, and are
 * told by single bytes that there is output or that the container ended. A viewer that does not
 * read, sends nonsense or stops in the middle of a frame harms nobody but itself.
 */
#define _GNU_SOURCE
#include <fcntl.h>
#include <poll.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <termios.h>
#include <unistd.h>

#ifndef SIOCOUTQ
#define SIOCOUTQ TIOCOUTQ       /* bytes sent that the other side has not read */
#endif

#include "shim.h"

#define HEADER 5
#define PAYLOAD_MAX (64u << 10)

struct client {
    int fd;                     /* 0: free, as monitors keep /dev/null there */
    size_t got;                 /* bytes of the header and of a small payload */
    uint32_t left;              /* payload still to come */
    unsigned char frame[HEADER + 4];
};

static struct client clients[CONTROL_CLIENTS];
static struct sockaddr_un address;
static int listener = -1;
static int spare = -1;          /* given up for a moment to answer a viewer when there is no other descriptor */
static bool deaf;               /* accept fails: not asked again before something else happens */
static char queue[64u << 10];   /* input on its way to the guest */
static size_t queued;
static bool end_of_input;       /* of a pipe, once the queue is empty */

static int take_spare(void)
{
    return RETRY(open("/dev/null", O_RDONLY | O_CLOEXEC));
}

int control_open(const char *path)
{
    if (unix_address(path, &address) < 0)
        return fail("socket", errno, "cannot listen at %s", path);
    listener = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
    if (listener < 0)
        return fail("socket", errno, "cannot make a socket");
    const struct sockaddr *at = (const struct sockaddr *)&address;
    int bound = bind(listener, at, sizeof address);
    if (bound < 0 && errno == EADDRINUSE) {     /* left by a killed monitor, or somebody's */
        int probe = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
        bool dead = probe >= 0 && connect(probe, at, sizeof address) < 0 && errno == ECONNREFUSED;
        if (probe >= 0)
            close(probe);
        errno = EADDRINUSE;
        if (dead && unlink(path) == 0)
            bound = bind(listener, at, sizeof address);
    }
    if (bound < 0) {
        fail("socket", errno, "cannot bind control socket %s", path);
        address.sun_path[0] = '\0';     /* not ours to remove */
        return -1;
    }
    if (listen(listener, CONTROL_CLIENTS) < 0)
        return fail("socket", errno, "cannot listen at %s", path);
    spare = take_spare();
    return spare < 0 ? fail("socket", errno, "cannot open /dev/null") : 0;
}

static bool wants_room(const struct client *client)
{
    return client->got >= HEADER && client->frame[0] != 'w';
}

/* Entries of -1 are skipped by poll: a viewer held back by a full queue causes no wake-ups. */
int control_poll(void *pollfds)
{
    struct pollfd *at = pollfds;
    *at++ = (struct pollfd){ .fd = deaf ? -1 : listener, .events = POLLIN };
    deaf = false;
    for (struct client *c = clients; c < clients + CONTROL_CLIENTS; c++) {
        bool held = c->fd == 0 || (wants_room(c) && queued == sizeof queue);
        *at++ = (struct pollfd){ .fd = held ? -1 : c->fd, .events = POLLIN };
    }
    return CONTROL_FDS;
}

static void drop(struct client *client)
{
    close(client->fd);
    memset(client, 0, sizeof *client);
}

static struct client *free_slot(void)
{
    for (struct client *c = clients; c < clients + CONTROL_CLIENTS; c++)
        if (c->fd == 0)
            return c;
    return NULL;
}

static bool may_view(int fd)
{
    struct ucred peer = { .uid = (uid_t)-1 };
    socklen_t length = sizeof peer;
    return getsockopt(fd, SOL_SOCKET, SO_PEERCRED, &peer, &length) == 0
        && (peer.uid == 0 || peer.uid == geteuid());
}

static int accept_one(void)
{
    return RETRY(accept4(listener, NULL, NULL, SOCK_CLOEXEC | SOCK_NONBLOCK));
}

/* A connection that is neither taken nor refused would wake poll for ever. */
static int accept_to_refuse(void)
{
    close(spare);
    spare = -1;
    int fd = accept_one();
    deaf = fd < 0;
    return fd;
}

static void admit(void)
{
    struct client *slot = free_slot();
    int fd = accept_one();
    if (fd < 0 && (errno == EMFILE || errno == ENFILE || errno == ENOBUFS || errno == ENOMEM)) {
        fd = accept_to_refuse();
        slot = NULL;
    }
    if (fd < 0)
        return;
    bool known = may_view(fd);
    if (known)      /* o, because what came since it connected was told to nobody */
        send(fd, slot ? "o" : "f", 1, MSG_NOSIGNAL | MSG_DONTWAIT);
    if (known && slot)
        slot->fd = fd;
    else
        close(fd);
    if (spare < 0)
        spare = take_spare();
}

static void set_window(const unsigned char *payload, struct console *console, struct log *log)
{
    struct winsize now, size = {
        .ws_col = (unsigned short)(payload[0] | payload[1] << 8),
        .ws_row = (unsigned short)(payload[2] | payload[3] << 8),
    };
    if (console->in < 0 || console->in != console->out || ioctl(console->out, TIOCGWINSZ, &now) < 0
        || (now.ws_col == size.ws_col && now.ws_row == size.ws_row))
        return;
    if (ioctl(console->out, TIOCSWINSZ, &size) == 0)
        log_window(log, size.ws_col, size.ws_row);
}

static void finish_input(const struct console *console)
{
    struct termios mode;
    if (console->in != console->out)
        end_of_input = true;
    else if (console->in >= 0 && tcgetattr(console->in, &mode) == 0)
        queue[queued++] = (char)mode.c_cc[VEOF];
}

static bool header_ok(const struct client *client)
{
    switch (client->frame[0]) {
    case 'i': return client->left <= PAYLOAD_MAX;
    case 'w': return client->left == 4;
    case 'e': return client->left == 0;
    default: return false;
    }
}

static void complete(struct client *c, struct console *console, struct log *log)
{
    if (c->frame[0] == 'w')
        set_window(c->frame + HEADER, console, log);
    else if (c->frame[0] == 'e')
        finish_input(console);
    c->got = 0;
}

/* One read of one viewer. True if there may be more; false if not now, or never again. */
static bool advance(struct client *c, struct console *console, struct log *log)
{
    bool header = c->got < HEADER, input = !header && c->frame[0] == 'i';
    size_t want = header ? HEADER - c->got : c->left;
    if (wants_room(c) && queued == sizeof queue)
        return false;
    if (input && want > sizeof queue - queued)
        want = sizeof queue - queued;
    if (want > 0) {     /* an empty frame has no payload to read */
        char *to = input ? queue + queued : (char *)c->frame + c->got;
        ssize_t n = RETRY(recv(c->fd, to, want, 0));
        if (n <= 0) {
            if (n == 0 || errno != EAGAIN)
                drop(c);
            return false;
        }
        *(input ? &queued : &c->got) += (size_t)n;
        c->left -= header ? 0 : (uint32_t)n;
    }
    if (!header && c->left == 0)
        complete(c, console, log);
    if (header && c->got == HEADER) {
        const unsigned char *l = c->frame + 1;
        c->left = l[0] | (uint32_t)l[1] << 8 | (uint32_t)l[2] << 16 | (uint32_t)l[3] << 24;
        if (!header_ok(c)) {
            drop(c);
            return false;
        }
    }
    return true;
}

void control_serve(const void *pollfds, struct console *console, struct log *log)
{
    const struct pollfd *at = pollfds;
    for (struct client *c = clients; c < clients + CONTROL_CLIENTS; c++)
        if (c->fd && at[1 + (c - clients)].fd == c->fd && at[1 + (c - clients)].revents)
            for (int turn = 0; turn < 16 && advance(c, console, log); turn++)
                continue;
    if (at->fd >= 0 && at->revents)
        admit();        /* after the others: a slot freed and filled now has no event of its own */
    control_flush(console);
}

bool control_pending(void)
{
    return queued > 0;
}

/* Gives the guest what it takes now. Input nobody can read any more is dropped. */
void control_flush(struct console *console)
{
    ssize_t n = queued && console->in >= 0 ? RETRY(write(console->in, queue, queued)) : 0;
    if (n < 0 && errno == EAGAIN)
        n = 0;
    else if (n < 0 || console->in < 0)
        n = (ssize_t)queued;
    queued -= (size_t)n;
    memmove(queue, queue + n, queued);
    if (end_of_input && !queued && console->in >= 0) {
        close(console->in);
        console->in = -1;
    }
}

/* One unread byte is as good as ten: nothing more is sent until the viewer has read it. */
void control_tell(char what)
{
    int unread = 0;
    for (struct client *c = clients; c < clients + CONTROL_CLIENTS; c++)
        if (c->fd && (what != 'o' || ioctl(c->fd, SIOCOUTQ, &unread) < 0 || unread == 0))
            send(c->fd, &what, 1, MSG_NOSIGNAL | MSG_DONTWAIT);
}

void control_close(void)
{
    if (address.sun_path[0])
        unlink(address.sun_path);
}
