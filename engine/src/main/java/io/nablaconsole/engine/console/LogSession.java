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
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.nio.channels.ClosedChannelException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A view of a console: the log is what is read, the shim's socket only says when to look again. One that the shim has no
 * room for looks by itself, several times a second, until there is room.
 */
public final class LogSession implements ConsoleSession {
    private static final int COPIED = 1 << 16;
    private static final long BETWEEN_LOOKS = 200;

    private final ContainerId id;
    private final SegmentReader reader;
    private final @Nullable Path socketPath;
    private final InputStream output = new Output();
    private final Object connection = new Object();
    private final CountDownLatch over = new CountDownLatch(1);
    private volatile @Nullable ControlSocket socket;
    private volatile @Nullable TerminalSize size;
    private volatile boolean ended;
    private volatile boolean closed;

    private LogSession(ContainerId id, SegmentReader reader, @Nullable Path socketPath) {
        this.id = id;
        this.reader = reader;
        this.socketPath = socketPath;
    }

    /**
     * Opens a view.
     *
     * @param socketPath where the shim listens; null when the container has no live shim
     */
    public static LogSession open(
            ContainerId id, ContainerDirectory directory, @Nullable Path socketPath, long offset) {
        LogSession session = new LogSession(id, new SegmentReader(directory, offset), socketPath);
        // before the first look at the log, so that nothing written in between goes unnoticed
        session.connect();
        return session;
    }

    /** Nobody who listens there means that the container has ended. */
    private void connect() {
        ControlSocket made =
                socketPath == null ? null : ControlSocket.connect(socketPath).orElse(null);
        synchronized (connection) {
            socket = made;
            ended = made == null;
            if (closed) {
                closeSocket();
            }
        }
        TerminalSize told = size;
        if (told != null) {
            resize(told);
        }
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
        ControlSocket open = socket;
        try {
            if (open != null && live()) {
                open.input(input);
                return;
            }
        } catch (IOException e) {
            throw takesNone(e);
        }
        throw takesNone(null);
    }

    private EngineException takesNone(@Nullable IOException cause) {
        // a connection that the shim refused breaks like one that ended with it
        if (live() && listening()) {
            return new EngineException(
                    ErrorCode.SYSTEM_ERROR,
                    Message.of(
                            "container %s takes no input from here: too many others show its console, close one", id),
                    cause);
        }
        return new EngineException(
                ErrorCode.CONTAINER_NOT_RUNNING, Message.of("container %s takes no input: it has ended", id), cause);
    }

    private boolean listening() {
        Optional<ControlSocket> probe = socketPath == null ? Optional.empty() : ControlSocket.connect(socketPath);
        try {
            if (probe.isPresent()) {
                probe.get().close();
            }
        } catch (IOException e) {
            return true; // it was there
        }
        return probe.isPresent();
    }

    @Override
    public void endInput() {
        ControlSocket open = socket;
        try {
            if (open != null && live()) {
                open.endInput();
            }
        } catch (IOException e) {
            return; // whoever reads learns why
        }
    }

    @Override
    public void resize(TerminalSize next) {
        size = next;
        ControlSocket open = socket;
        try {
            if (open != null && live()) {
                open.resize(next);
            }
        } catch (IOException e) {
            return; // whoever reads learns why
        }
    }

    @Override
    public void close() {
        synchronized (connection) {
            closed = true;
            over.countDown();
            closeSocket();
        }
        try {
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

    private void closeSocket() {
        try {
            if (socket != null) {
                socket.close();
            }
        } catch (IOException e) {
            return; // nothing is left to be sent through it
        }
    }

    /** Returns when it is worth to look into the log again. */
    private void awaitNews() throws IOException {
        ControlSocket open = socket;
        if (open == null) {
            pause();
            connect();
            return;
        }
        ControlSocket.Wake wake = open.await();
        if (wake == ControlSocket.Wake.FULL) {
            synchronized (connection) {
                closeSocket();
                socket = null;
            }
        } else if (wake != ControlSocket.Wake.OUTPUT) {
            ended = true;
        }
    }

    private void pause() throws IOException {
        try {
            boolean unused = over.await(BETWEEN_LOOKS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while waiting for output");
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
                if (last) {
                    return -1;
                }
                awaitNews();
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
