package io.nablaconsole.engine.posix;

import java.io.IOException;
import jnr.constants.platform.Errno;

/** A failed call of the C library, with the number it left behind. */
final class ErrnoException extends IOException {
    private static final long serialVersionUID = 1L;

    private final int errno;

    ErrnoException(String what, int errno) {
        super(what + ": " + Errno.valueOf(errno).description());
        this.errno = errno;
    }

    boolean is(Errno error) {
        return errno == error.intValue();
    }
}
