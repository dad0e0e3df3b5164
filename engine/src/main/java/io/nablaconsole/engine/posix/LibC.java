package io.nablaconsole.engine.posix;

import jnr.ffi.annotations.In;
import jnr.ffi.annotations.Out;
import jnr.ffi.types.size_t;
import jnr.ffi.types.ssize_t;

/**
 * The functions of the C library used here, with Linux's numbers for x86-64. Variadic ones ({@code open}, {@code fcntl})
 * are always called with every argument. Public only because the library that implements it asks for that.
 */
public interface LibC {
    int O_RDWR = 0x2;
    int O_NOCTTY = 0x100;
    int O_NONBLOCK = 0x800;
    int O_CLOEXEC = 0x80000;
    int F_SETFL = 4;
    int AF_UNIX = 1;
    int SOCK_STREAM = 1;
    int SOCK_CLOEXEC = 0x80000;
    short POLLIN = 1;
    short POLLOUT = 4;

    int open(CharSequence path, int flags, int mode);

    int close(int fd);

    @ssize_t
    long read(int fd, @Out byte[] buffer, @size_t long count);

    @ssize_t
    long write(int fd, @In byte[] buffer, @size_t long count);

    int execve(CharSequence path, @In CharSequence[] argv, @In CharSequence[] environment);

    int poll(@In @Out byte[] fds, long count, int milliseconds);

    int fcntl(int fd, int command, int argument);

    int pipe2(@Out int[] ends, int flags);

    int socketpair(int domain, int type, int protocol, @Out int[] ends);

    int chown(CharSequence path, int uid, int gid);

    int chmod(CharSequence path, int mode);

    int fchown(int fd, int uid, int gid);

    int posix_openpt(int flags);

    int grantpt(int fd);

    int unlockpt(int fd);

    int ptsname_r(int fd, @Out byte[] name, @size_t long length);
}
