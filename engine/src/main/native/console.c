/*
 * console.c — makes the guest's terminal or pipes, and gives them to init as descriptors 0, 1, 2.
 */
#define _GNU_SOURCE
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include "shim.h"

#ifndef TIOCGPTPEER
#define TIOCGPTPEER 0x5441      /* opens the other end without looking its path up */
#endif

static int give(int fd, const struct plan *plan)
{
    uid_t uid = plan->uid == ABSENT ? (uid_t)-1 : (uid_t)plan->uid;
    gid_t gid = plan->gid == ABSENT ? (gid_t)-1 : (gid_t)plan->gid;
    if (fchown(fd, uid, gid) < 0 || fchmod(fd, 0600) < 0)
        return fail("console", errno, "cannot give the console to the guest's user");
    return 0;
}

static int open_pty(const struct plan *plan, struct console *console)
{
    struct winsize size = {
        .ws_col = plan->cols == ABSENT ? 80 : (unsigned short)plan->cols,
        .ws_row = plan->rows == ABSENT ? 24 : (unsigned short)plan->rows,
    };
    int unlock = 0;
    int master = RETRY(open("/dev/ptmx", O_RDWR | O_NOCTTY | O_CLOEXEC));
    if (master < 0)
        return fail("console", errno, "cannot open /dev/ptmx");
    console->out = console->in = master;
    if (ioctl(master, TIOCSPTLCK, &unlock) < 0)
        return fail("console", errno, "cannot unlock the pty");
    int slave = ioctl(master, TIOCGPTPEER, O_RDWR | O_NOCTTY | O_CLOEXEC);
    if (slave < 0)
        return fail("console", errno, "cannot open the guest's end of the pty");
    console->guest_in = console->guest_out = slave;
    if (ioctl(master, TIOCSWINSZ, &size) < 0)
        return fail("console", errno, "cannot set the window size of the pty");
    return give(slave, plan);
}

static int open_pipes(const struct plan *plan, struct console *console)
{
    int in[2], out[2];
    if (pipe2(in, O_CLOEXEC) < 0)
        return fail("console", errno, "cannot make the input pipe");
    console->guest_in = in[0];
    console->in = in[1];
    if (pipe2(out, O_CLOEXEC) < 0)
        return fail("console", errno, "cannot make the output pipe");
    console->out = out[0];
    console->guest_out = out[1];
    return give(console->guest_in, plan) < 0 ? -1 : give(console->guest_out, plan);
}

int console_open(const struct plan *plan, struct console *console)
{
    *console = (struct console){ -1, -1, -1, -1 };
    if (plan->console == CONSOLE_INHERIT)
        return 0;
    if ((plan->console == CONSOLE_PTY ? open_pty : open_pipes)(plan, console) < 0)
        return -1;
    /* A master that leaves by console_socket stays blocking: that is what receivers expect. */
    if (plan->monitor && (fcntl(console->out, F_SETFL, O_NONBLOCK) < 0
                          || fcntl(console->in, F_SETFL, O_NONBLOCK) < 0))
        return fail("console", errno, "cannot make the console non-blocking");
    return 0;
}

/* In init, after setsid. */
int console_attach(const struct console *console)
{
    if (console->guest_in < 0)
        return 0;
    if (console->guest_in == console->guest_out && ioctl(console->guest_in, TIOCSCTTY, 0) < 0)
        return fail("console", errno, "cannot make the pty the controlling terminal");
    if (dup2(console->guest_in, 0) < 0 || dup2(console->guest_out, 1) < 0
        || dup2(console->guest_out, 2) < 0)
        return fail("console", errno, "cannot make the console descriptors 0, 1 and 2");
    return 0;
}

void console_close_guest(struct console *console)
{
    if (console->guest_in >= 0)
        close(console->guest_in);
    if (console->guest_out >= 0 && console->guest_out != console->guest_in)
        close(console->guest_out);
    console->guest_in = console->guest_out = -1;
}

/* Hands the master to whoever listens at the socket, with the file name receivers look for. */
int console_send(const char *path, int master)
{
    static char name[] = "/dev/ptmx";
    struct sockaddr_un address;
    union { struct cmsghdr align; char bytes[CMSG_SPACE(sizeof(int))]; } control = { 0 };
    struct iovec part = { name, sizeof name - 1 };
    struct msghdr message = {
        .msg_iov = &part, .msg_iovlen = 1,
        .msg_control = control.bytes, .msg_controllen = sizeof control.bytes,
    };
    struct cmsghdr *head = CMSG_FIRSTHDR(&message);
    head->cmsg_level = SOL_SOCKET;
    head->cmsg_type = SCM_RIGHTS;
    head->cmsg_len = CMSG_LEN(sizeof master);
    memcpy(CMSG_DATA(head), &master, sizeof master);

    int fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (fd < 0)
        return fail("console", errno, "cannot make a socket");
    int result = 0;
    if (unix_address(path, &address) < 0
        || RETRY(connect(fd, (struct sockaddr *)&address, sizeof address)) < 0)
        result = fail("console", errno, "cannot connect to console socket %s", path);
    else if (RETRY(sendmsg(fd, &message, MSG_NOSIGNAL)) < 0)
        result = fail("console", errno, "cannot send the terminal to console socket %s", path);
    close(fd);
    return result;
}
