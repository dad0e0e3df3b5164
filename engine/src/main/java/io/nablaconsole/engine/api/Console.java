package io.nablaconsole.engine.api;

import java.io.IOException;
import java.nio.file.Path;

/**
 * A terminal: the master end of a pty, and the path of the end a process gets. Libcontainer's {@code Console}. For one
 * reading and one writing thread.
 */
public interface Console extends AutoCloseable {
    /**
     * Reads what the process wrote; blocks until there is some.
     *
     * @return how many bytes, −1 at the end: the last process that had the terminal open is gone
     */
    int read(byte[] target, int from, int length) throws IOException;

    /** Writes all of these bytes, as if typed. */
    void write(byte[] source, int from, int length) throws IOException;

    /** The end for the process, such as {@code /dev/pts/3}. */
    Path path();

    /** Number of the master's descriptor; −1 when this was made from a path and has none. */
    int fd();

    /** Closes the master, which hangs up on the process. Closing twice does nothing. */
    @Override
    void close() throws IOException;
}
