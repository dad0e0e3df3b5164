package io.nablaconsole.engine.posix;

import io.nablaconsole.engine.api.EngineException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** Two connected sockets that no program executed from here inherits; libcontainer's {@code NewSockPair}. */
public final class SocketPair implements AutoCloseable {
    private final Descriptor parent;
    private final Descriptor child;

    private SocketPair(Descriptor parent, Descriptor child) {
        this.parent = parent;
        this.child = child;
    }

    /**
     * Connects a pair.
     *
     * @param name what it is for, named in errors
     * @throws EngineException SYSTEM_ERROR
     */
    public static SocketPair open(String name) {
        int[] ends = new int[2];
        try {
            int type = LibC.SOCK_STREAM | LibC.SOCK_CLOEXEC;
            Posix.check("cannot make the socket pair " + name, Posix.LIBC.socketpair(LibC.AF_UNIX, type, 0, ends));
            return new SocketPair(Descriptor.own(ends[0]), Descriptor.own(ends[1]));
        } catch (IOException e) {
            throw Posix.systemError(e);
        }
    }

    /** The end that stays here. */
    public Descriptor parent() {
        return parent;
    }

    /** The end to pass on. */
    public Descriptor child() {
        return child;
    }

    public InputStream input() {
        return parent.input();
    }

    public OutputStream output() {
        return parent.output();
    }

    @Override
    public void close() throws IOException {
        parent.close();
        child.close();
    }
}
