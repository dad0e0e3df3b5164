package io.nablaconsole.engine.posix;

import io.nablaconsole.engine.api.EngineException;
import io.nablaconsole.engine.api.ErrorCode;
import io.nablaconsole.engine.api.Message;
import java.io.IOException;
import jnr.ffi.LastError;
import jnr.ffi.LibraryLoader;
import jnr.ffi.Runtime;

/** The C library, loaded once, and the check every call goes through. */
final class Posix {
    static final LibC LIBC = LibraryLoader.create(LibC.class).load("c");

    private static final Runtime RUNTIME = Runtime.getRuntime(LIBC);

    private Posix() {}

    /** Gives {@code result} back unless it is −1. */
    static int check(String what, int result) throws ErrnoException {
        return (int) check(what, (long) result);
    }

    static long check(String what, long result) throws ErrnoException {
        if (result == -1) {
            throw new ErrnoException(what, LastError.getLastError(RUNTIME));
        }
        return result;
    }

    /** What leaves the package when something cannot be made. */
    static EngineException systemError(IOException cause) {
        return new EngineException(ErrorCode.SYSTEM_ERROR, Message.of("%s", cause), cause);
    }
}
