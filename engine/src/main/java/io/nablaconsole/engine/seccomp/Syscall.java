package io.nablaconsole.engine.seccomp;

import java.util.Locale;

/** The Linux system calls guests and the hvt tender make, with their x86-64 numbers. */
public enum Syscall {
    READ(0),
    WRITE(1),
    IOCTL(16),
    PREAD64(17),
    PWRITE64(18),
    ARCH_PRCTL(158),
    CLOCK_GETTIME(228),
    EXIT_GROUP(231),
    EPOLL_PWAIT(281),
    TIMERFD_SETTIME(286);

    private final int number;

    Syscall(int number) {
        this.number = number;
    }

    public int number() {
        return number;
    }

    /** The name as in the manual pages. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
