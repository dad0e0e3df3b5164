package io.nablaconsole.engine.posix;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import jnr.constants.platform.Errno;

/**
 * An open descriptor that reads and writes without ever holding up {@link #close}: it is non-blocking and waits in short
 * polls. For one reading and one writing thread; closing is safe from any.
 */
public final class Descriptor implements AutoCloseable {
    private static final int LOOK_MS = 50;
    private static final int CHUNK = 64 << 10;

    private final int number;
    private final Lock reading = new ReentrantLock();
    private final Lock writing = new ReentrantLock();
    private volatile boolean closed;
    private boolean gone;

    private Descriptor(int number) {
        this.number = number;
    }

    /** Takes over a descriptor that this program alone uses. */
    static Descriptor own(int number) throws ErrnoException {
        Posix.check(
                "cannot make descriptor " + number + " non-blocking",
                Posix.LIBC.fcntl(number, LibC.F_SETFL, LibC.O_NONBLOCK));
        return new Descriptor(number);
    }

    /** Takes over a descriptor that is only to be passed on: it stays as it is. */
    static Descriptor held(int number) {
        return new Descriptor(number);
    }

    public int number() {
        return number;
    }

    /** Reads what there is, waiting for it; −1 at the end, or when this was closed. */
    int read(byte[] target, int from, int length) throws IOException {
        byte[] buffer = new byte[Math.min(length, CHUNK)];
        reading.lock();
        try {
            while (ready(LibC.POLLIN)) {
                int count = attempt(() -> Posix.LIBC.read(number, buffer, buffer.length));
                if (count > 0) {
                    System.arraycopy(buffer, 0, target, from, count);
                    return count;
                }
                if (count == 0) {
                    return -1;
                }
            }
            return -1;
        } finally {
            reading.unlock();
        }
    }

    void write(byte[] source, int from, int length) throws IOException {
        writing.lock();
        try {
            for (int done = 0; done < length; ) {
                if (!ready(LibC.POLLOUT)) {
                    throw new IOException("descriptor " + number + " was closed while it was written to");
                }
                byte[] chunk = Arrays.copyOfRange(source, from + done, from + Math.min(length, done + CHUNK));
                done += Math.max(0, attempt(() -> Posix.LIBC.write(number, chunk, chunk.length)));
            }
        } finally {
            writing.unlock();
        }
    }

    private interface Transfer {
        long run();
    }

    /** How much went over: −1 when nothing could go now. */
    private int attempt(Transfer transfer) throws ErrnoException {
        try {
            return (int) Posix.check("cannot use descriptor " + number, transfer.run());
        } catch (ErrnoException e) {
            if (e.is(Errno.EAGAIN) || e.is(Errno.EINTR)) {
                return -1;
            }
            throw e;
        }
    }

    /** Waits until the descriptor is ready; false when it was closed first. */
    private boolean ready(short events) throws ErrnoException {
        ByteBuffer poll = ByteBuffer.allocate(8).order(ByteOrder.nativeOrder());
        while (!closed) {
            poll.putInt(0, number).putShort(4, events).putShort(6, (short) 0);
            int count = attempt(() -> Posix.LIBC.poll(poll.array(), 1, LOOK_MS));
            if (count > 0) {
                return !closed;
            }
        }
        return false;
    }

    InputStream input() {
        return new InputStream() {
            @Override
            public int read() throws IOException {
                byte[] one = new byte[1];
                return Descriptor.this.read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
            }

            @Override
            public int read(byte[] target, int from, int length) throws IOException {
                return length == 0 ? 0 : Descriptor.this.read(target, from, length);
            }

            @Override
            public void close() throws IOException {
                Descriptor.this.close();
            }
        };
    }

    OutputStream output() {
        return new OutputStream() {
            @Override
            public void write(int value) throws IOException {
                write(new byte[] {(byte) value}, 0, 1);
            }

            @Override
            public void write(byte[] source, int from, int length) throws IOException {
                Descriptor.this.write(source, from, length);
            }

            @Override
            public void close() throws IOException {
                Descriptor.this.close();
            }
        };
    }

    @Override
    public void close() throws IOException {
        closed = true;
        reading.lock();
        writing.lock();
        try {
            closeOnce();
        } finally {
            writing.unlock();
            reading.unlock();
        }
    }

    private void closeOnce() throws ErrnoException {
        if (!gone) {
            gone = true;
            Posix.check("cannot close descriptor " + number, Posix.LIBC.close(number));
        }
    }
}
