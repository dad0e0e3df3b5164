package io.nablaconsole.engine.posix;

import io.nablaconsole.engine.api.Console;
import java.io.IOException;
import java.nio.file.Path;

/** A terminal known by its path only: a process can be given it, but its master is somebody else's. */
record PtyPath(Path path) implements Console {
    private IOException notOurs(String verb) {
        return new IOException("cannot " + verb + " console " + path + ": another program holds its master");
    }

    @Override
    public int read(byte[] target, int from, int length) throws IOException {
        throw notOurs("read");
    }

    @Override
    public void write(byte[] source, int from, int length) throws IOException {
        throw notOurs("write to");
    }

    @Override
    public int fd() {
        return -1;
    }

    @Override
    public void close() {
        // there is nothing of ours to close
    }
}
