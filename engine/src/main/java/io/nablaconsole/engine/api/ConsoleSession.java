package io.nablaconsole.engine.api;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/**
 * A view of one container's console: reads its log from the beginning and follows it, sends input and window sizes.
 * Several may be open at once; none can slow the guest. Closing a session leaves the container alone.
 */
public interface ConsoleSession extends AutoCloseable {
    /**
     * All that the container ever wrote, then what it writes next. Reading blocks until there is more; end of stream
     * means the container has ended and everything was read, or the session was closed. For one reading thread.
     */
    InputStream output();

    /**
     * Copies what {@link #output} would give up to where the log ends now, and returns without waiting for more; a
     * container that goes on writing cannot hold it up. For the reading thread.
     */
    void copyPresent(OutputStream out) throws IOException;

    /** How many bytes of all the container ever wrote come before the next one {@link #output} gives. */
    long position();

    /** Whether anybody takes input: the container lives and has a console. */
    boolean live();

    /**
     * Sends input, as typed.
     *
     * @throws EngineException {@link ErrorCode#CONTAINER_NOT_RUNNING} when the container has ended
     */
    void write(byte[] input);

    /** Says the input has ended: Ctrl-D on a terminal, a closed pipe otherwise. Without effect once it has ended. */
    void endInput();

    /** Tells the terminal's new size; without effect on a console that is no terminal or has ended. */
    void resize(TerminalSize size);

    @Override
    void close();
}
