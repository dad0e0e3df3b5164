package io.nablaconsole.app.testing;

import io.nablaconsole.engine.api.ConsoleSession;
import io.nablaconsole.engine.api.ContainerId;
import io.nablaconsole.engine.api.EngineException;
import io.nablaconsole.engine.api.ErrorCode;
import io.nablaconsole.engine.api.Message;
import io.nablaconsole.engine.api.Recording;
import io.nablaconsole.engine.api.RunRecord;
import io.nablaconsole.engine.api.TerminalSize;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The console of a fake container: kept from run to run, followed by any number of sessions. */
final class FakeLog {
    private static final Duration STEP = Duration.ofMillis(100);

    private final ContainerId id;
    private final Bytes bytes = new Bytes();
    private final ByteArrayOutputStream input = new ByteArrayOutputStream();
    private final List<Integer> printed = new ArrayList<>();
    private int forgotten;
    private int viewers;
    private boolean open;
    private @Nullable TerminalSize size;

    /** Parts of it can be had without a copy of all. */
    private static final class Bytes extends ByteArrayOutputStream {
        synchronized void copy(int from, byte[] target, int offset, int length) {
            System.arraycopy(buf, from, target, offset, length);
        }
    }

    FakeLog(ContainerId id) {
        this.id = id;
    }

    synchronized void begin() {
        open = true;
        notifyAll();
    }

    synchronized void end() {
        open = false;
        notifyAll();
    }

    synchronized void print(byte[] text) {
        bytes.writeBytes(text);
        printed.add(text.length);
        notifyAll();
    }

    /** All that is in it is kept no more, as after a rotation. */
    synchronized void forget() {
        forgotten = bytes.size();
    }

    synchronized long length() {
        return bytes.size();
    }

    synchronized String typed() {
        return input.toString(StandardCharsets.UTF_8);
    }

    synchronized @Nullable TerminalSize size() {
        return size;
    }

    /** A film of {@code runs}: a frame for each thing printed, 100 ms apart. */
    synchronized Recording recording(List<RunRecord> runs) {
        List<Recording.Frame> frames = new ArrayList<>();
        int from = 0;
        for (int length : printed) {
            frames.add(new Recording.Frame(STEP.multipliedBy(frames.size()), from, length, null));
            from += length;
        }
        List<Recording.Part> parts = new ArrayList<>();
        for (RunRecord run : runs) {
            long before =
                    frames.stream().filter(frame -> frame.from() < run.offset()).count();
            parts.add(new Recording.Part(run, STEP.multipliedBy(before), STEP));
        }
        return new Recording(true, bytes.toByteArray(), frames, parts, 0);
    }

    private synchronized int read(Session session, byte[] target, int offset, int length) {
        while (open && !session.closed && session.position >= bytes.size()) {
            try {
                wait();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return -1;
            }
        }
        if (session.closed || session.position >= bytes.size()) {
            return -1;
        }
        session.position = Math.max(session.position, forgotten);
        int count = Math.min(length, bytes.size() - session.position);
        bytes.copy(session.position, target, offset, count);
        session.position += count;
        return count;
    }

    synchronized int viewers() {
        return viewers;
    }

    synchronized ConsoleSession session(long offset) {
        Session session = new Session();
        viewers++;
        session.position = (int) Math.min(offset, bytes.size());
        return session;
    }

    private final class Session extends InputStream implements ConsoleSession {
        private int position;
        private boolean closed;

        @Override
        public InputStream output() {
            return this;
        }

        @Override
        public int read() {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] target, int offset, int length) {
            return FakeLog.this.read(this, target, offset, length);
        }

        @Override
        public void copyPresent(OutputStream out) throws IOException {
            int left = available();
            out.write(readNBytes(left));
        }

        @Override
        public int available() {
            synchronized (FakeLog.this) {
                return closed ? 0 : bytes.size() - Math.max(forgotten, position);
            }
        }

        @Override
        public long position() {
            synchronized (FakeLog.this) {
                return position;
            }
        }

        @Override
        public boolean live() {
            synchronized (FakeLog.this) {
                return open;
            }
        }

        @Override
        public void write(byte[] typed) {
            synchronized (FakeLog.this) {
                if (!open) {
                    throw new EngineException(
                            ErrorCode.CONTAINER_NOT_RUNNING,
                            Message.of("container '%s' has ended and takes no input", id));
                }
                input.writeBytes(typed);
            }
        }

        @Override
        public void endInput() {}

        @Override
        public void resize(TerminalSize next) {
            synchronized (FakeLog.this) {
                size = next;
            }
        }

        @Override
        public void close() {
            synchronized (FakeLog.this) {
                viewers -= closed ? 0 : 1;
                closed = true;
                FakeLog.this.notifyAll();
            }
        }
    }
}
