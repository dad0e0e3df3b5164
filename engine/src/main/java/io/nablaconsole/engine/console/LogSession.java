package io.nablaconsole.engine.console;

import io.nablaconsole.engine.api.ConsoleSession;
import io.nablaconsole.engine.api.ContainerId;
import io.nablaconsole.engine.api.EngineException;
import io.nablaconsole.engine.api.ErrorCode;
import io.nablaconsole.engine.api.Message;
import io.nablaconsole.engine.api.TerminalSize;
import io.nablaconsole.engine.store.ContainerDirectory;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.ClosedChannelException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A view of a console: the log is what is read, the shim's socket only says when to look again. */
public final class LogSession implements ConsoleSession {
    private static final int COPIED = 1 << 16;

    private final ContainerId id;
    private final SegmentReader reader;
    private final @Nullable ControlSocket socket;
    private final InputStream output = new Output();
    private volatile boolean ended;
    private volatile boolean closed;

    private LogSession(ContainerId id, SegmentReader reader, @Nullable ControlSocket socket) {
        this.id = id;
        this.reader = reader;
        this.socket = socket;
        this.ended = socket == null;
    }

    /**
     * Opens a view.
     *
     * @param socketPath where the shim listens; null when the container has no live shim
     */
    public static LogSession open(
            ContainerId id, ContainerDirectory directory, @Nullable Path socketPath, long offset) {
        // connected before the first look at the log, so that nothing written in between goes unnoticed
        ControlSocket socket =
                socketPath == null ? null : ControlSocket.connect(socketPath).orElse(null);
        return new LogSession(id, new SegmentReader(directory, offset), socket);
    }

    @Override
    public InputStream output() {
        return output;
    }

    @Override
    public void copyPresent(OutputStream out) throws IOException {
        byte[] buffer = new byte[COPIED];
        long end;
        synchronized (reader) {
            end = closed ? 0 : reader.end();
        }
        for (long left = end - position(); left > 0; left = end - position()) {
            int count = readLog(buffer, 0, (int) Math.min(buffer.length, left));
            if (count == 0) {
                return; // a log that was cut by others
            }
            out.write(buffer, 0, count);
        }
    }

    @Override
    public long position() {
        synchronized (reader) {
            return reader.position();
        }
    }

    @Override
    public boolean live() {
        return !ended && !closed;
    }

    @Override
    public void write(byte[] input) {
        try {
            if (socket != null && live()) {
                socket.input(input);
                return;
            }
        } catch (IOException e) {
            ended = true;
        }
        throw new EngineException(
                ErrorCode.CONTAINER_NOT_RUNNING, Message.of("container %s takes no input: it has ended", id));
    }

    @Override
    public void endInput() {
        try {
            if (socket != null && live()) {
                socket.endInput();
            }
        } catch (IOException e) {
            ended = true;
        }
    }

    @Override
    public void resize(TerminalSize size) {
        try {
            if (socket != null && live()) {
                socket.resize(size);
            }
        } catch (IOException e) {
            ended = true;
        }
    }

    @Override
    public void close() {
        closed = true;
        try {
            if (socket != null) {
                socket.close();
            }
            synchronized (reader) {
                reader.close();
            }
        } catch (IOException e) {
            throw new EngineException(
                    ErrorCode.SYSTEM_ERROR, Message.of("cannot close the console of %s: %s", id, e), e);
        }
    }

    private int readLog(byte[] target, int from, int length) throws IOException {
        synchronized (reader) {
            try {
                return closed ? 0 : reader.read(target, from, length);
            } catch (ClosedChannelException e) {
                return 0;
            }
        }
    }

    private final class Output extends InputStream {
        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] target, int from, int length) throws IOException {
            if (length == 0) {
                return 0;
            }
            while (!closed) {
                // seen before the log is: what is written up to the end is in the log by then
                boolean last = ended;
                int count = readLog(target, from, length);
                if (count > 0) {
                    return count;
                }
                if (last || socket == null) {
                    return -1;
                }
                if (socket.await() == ControlSocket.Wake.ENDED) {
                    ended = true;
                }
            }
            return -1;
        }

        @Override
        public int available() throws IOException {
            synchronized (reader) {
                return closed ? 0 : reader.available();
            }
        }

        @Override
        public void close() {
            LogSession.this.close();
        }
    }
}
