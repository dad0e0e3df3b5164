package io.nablaconsole.engine.console;

import io.nablaconsole.engine.api.TerminalSize;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A connection to a shim: takes input and window sizes, and tells by single bytes when there is new output or the end.
 * One thread may wait while others send.
 */
public final class ControlSocket implements AutoCloseable {
    /** What woke a waiting reader. */
    public enum Wake {
        /** There may be more in the log. */
        OUTPUT,
        /** The container has ended, and its record is written. */
        ENDED,
        /** The shim has no room for one more, and the container lives on. */
        FULL,
        /** The connection is no more, mostly since the shim is not. */
        LOST
    }

    private static final int LONGEST_FRAME = 64 << 10;
    private static final int HEADER = 5;

    private final SocketChannel channel;
    private final ByteBuffer wakes = ByteBuffer.allocate(256);

    private ControlSocket(SocketChannel channel) {
        this.channel = channel;
    }

    /** Connects to the shim at {@code path}; empty when nobody listens there, which means that its container has ended. */
    public static Optional<ControlSocket> connect(Path path) {
        SocketChannel channel = null;
        try {
            channel = SocketChannel.open(StandardProtocolFamily.UNIX);
            channel.connect(UnixDomainSocketAddress.of(path));
            return Optional.of(new ControlSocket(channel));
        } catch (IOException e) {
            closeQuietly(channel);
            return Optional.empty();
        }
    }

    private static void closeQuietly(@Nullable SocketChannel channel) {
        try {
            if (channel != null) {
                channel.close();
            }
        } catch (IOException e) {
            // it was never connected: nothing is lost
        }
    }

    /** Waits for news. */
    public Wake await() {
        try {
            wakes.clear();
            if (channel.read(wakes) <= 0) {
                return Wake.LOST;
            }
        } catch (IOException e) {
            return Wake.LOST;
        }
        for (int i = 0; i < wakes.position(); i++) {
            if (wakes.get(i) == 'x') {
                return Wake.ENDED;
            }
            if (wakes.get(i) == 'f') {
                return Wake.FULL;
            }
        }
        return Wake.OUTPUT;
    }

    /** Sends input, as typed. */
    public void input(byte[] bytes) throws IOException {
        for (int from = 0; from < bytes.length; from += LONGEST_FRAME) {
            send('i', ByteBuffer.wrap(bytes, from, Math.min(LONGEST_FRAME, bytes.length - from)));
        }
    }

    public void endInput() throws IOException {
        send('e', ByteBuffer.allocate(0));
    }

    public void resize(TerminalSize size) throws IOException {
        ByteBuffer payload = ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN);
        payload.putShort((short) size.columns()).putShort((short) size.rows());
        send('w', payload.flip());
    }

    private synchronized void send(char type, ByteBuffer payload) throws IOException {
        ByteBuffer frame = ByteBuffer.allocate(HEADER + payload.remaining()).order(ByteOrder.LITTLE_ENDIAN);
        frame.put((byte) type).putInt(payload.remaining()).put(payload).flip();
        while (frame.hasRemaining()) {
            channel.write(frame);
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
