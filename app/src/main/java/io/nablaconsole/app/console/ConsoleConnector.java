package io.nablaconsole.app.console;

import com.techsenger.jeditermfx.core.TtyConnector;
import com.techsenger.jeditermfx.core.util.TermSize;
import io.nablaconsole.engine.api.TerminalSize;
import java.util.concurrent.CountDownLatch;

/** Lets a JediTermFX terminal read and write a {@link ConsoleFeed}. */
final class ConsoleConnector implements TtyConnector {
    private final ConsoleFeed feed;
    private final String name;
    private final CountDownLatch closed = new CountDownLatch(1);
    private String piece = "";
    private int position;

    ConsoleConnector(ConsoleFeed feed, String name) {
        this.feed = feed;
        this.name = name;
    }

    @Override
    public int read(char[] buffer, int offset, int length) {
        if (position >= piece.length()) {
            piece = feed.next();
            position = 0;
        }
        if (piece.isEmpty()) {
            return -1;
        }
        int count = Math.min(length, piece.length() - position);
        piece.getChars(position, position + count, buffer, offset);
        position += count;
        return count;
    }

    @Override
    public void write(byte[] bytes) {
        feed.write(bytes);
    }

    @Override
    public void write(String text) {
        feed.write(text);
    }

    @Override
    public boolean isConnected() {
        return !feed.isClosed();
    }

    @Override
    public void resize(TermSize size) {
        feed.resize(new TerminalSize(size.getColumns(), size.getRows()));
    }

    @Override
    public int waitFor() throws InterruptedException {
        closed.await();
        return 0;
    }

    @Override
    public boolean ready() {
        return position < piece.length();
    }

    @Override
    public String getName() {
        return name;
    }

    @Override
    public void close() {
        feed.close();
        closed.countDown();
    }
}
