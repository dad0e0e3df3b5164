package io.nablaconsole.engine.qemu;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;

/** Lines of text over a Unix socket, each within a time limit: the JDK has no such limit for blocking ones. */
final class LineChannel implements AutoCloseable {
    /** The longest line that makes sense; what comes from the other side must not be able to fill the memory. */
    private static final int LONGEST = 4 << 20;

    private static final int PIECE = 16 << 10;

    private final SocketChannel channel;
    private final Selector selector;
    private final Duration limit;
    private ByteBuffer received = ByteBuffer.allocate(PIECE).limit(0);

    private LineChannel(SocketChannel channel, Selector selector, Duration limit) {
        this.channel = channel;
        this.selector = selector;
        this.limit = limit;
    }

    static LineChannel connect(Path path, Duration limit) throws IOException {
        SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX);
        try {
            // before it connects: a QEMU that takes nobody in makes others wait there for ever once its backlog is full
            channel.configureBlocking(false);
            channel.connect(UnixDomainSocketAddress.of(path));
            Selector selector = Selector.open();
            channel.register(selector, SelectionKey.OP_READ);
            return new LineChannel(channel, selector, limit);
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    void writeLine(String line) throws IOException {
        ByteBuffer bytes = StandardCharsets.UTF_8.encode(line + "\n");
        // requests are far smaller than a socket's buffer: one that does not fit has nobody at the other end
        channel.write(bytes);
        if (bytes.hasRemaining()) {
            throw new IOException("it takes no more input");
        }
    }

    /** The next line without its end. */
    String readLine() throws IOException {
        long deadline = System.nanoTime() + limit.toNanos();
        int seen = 0;
        while (true) {
            for (; seen < received.remaining(); seen++) {
                if (received.get(received.position() + seen) == '\n') {
                    return take(seen);
                }
            }
            receive(deadline);
        }
    }

    private String take(int length) {
        byte[] line = new byte[length];
        received.get(line).get();
        return new String(line, StandardCharsets.UTF_8).strip();
    }

    private void receive(long deadline) throws IOException {
        int kept = received.remaining();
        if (kept > LONGEST) {
            throw new IOException("it sent a line of more than " + LONGEST + " bytes");
        }
        ByteBuffer larger = ByteBuffer.allocate(kept + PIECE).put(received);
        while (larger.position() == kept) {
            long left = (deadline - System.nanoTime()) / 1_000_000;
            if (left <= 0) {
                throw new IOException("no answer within " + limit.toMillis() + " ms");
            }
            selector.select(left);
            selector.selectedKeys().clear();
            if (channel.read(larger) < 0) {
                throw new IOException("it closed the connection");
            }
        }
        received = larger.flip();
    }

    @Override
    public void close() throws IOException {
        selector.close();
        channel.close();
    }
}
