package io.nablaconsole.app.console;

import com.techsenger.jeditermfx.core.TtyConnector;
import com.techsenger.jeditermfx.core.util.TermSize;
import io.nablaconsole.app.i18n.Messages;
import io.nablaconsole.app.save.PictureSaver;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.beans.property.IntegerProperty;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.ObservableBooleanValue;
import javafx.scene.layout.StackPane;

/** A terminal that shows what it is told to and takes no input; for the FX thread. */
public final class ReplayScreen extends StackPane implements AutoCloseable {
    /** Full reset, then scrolled-off lines away. */
    private static final String ANEW = "\u001bc\u001b[3J";

    /** A terminal draws as much in a fraction of a second. */
    private static final int MUCH = 64 << 10;

    private final BlockingQueue<Piece> pieces = new LinkedBlockingQueue<>();
    private final AtomicInteger waiting = new AtomicInteger();
    private final AtomicInteger showing = new AtomicInteger();
    private final Terminal terminal;
    private final ObservableBooleanValue dark;
    private final ChangeListener<Boolean> darkListener;

    /** A screen for the recording of container {@code id}. */
    public ReplayScreen(String id, ObservableBooleanValue dark, IntegerProperty fontSize) {
        this.dark = dark;
        this.terminal = new Terminal(new TerminalSettings(dark, fontSize));
        this.darkListener = (o, was, now) -> terminal.getTerminalPanel().repaint();
        dark.addListener(darkListener);
        getStyleClass().add("console-pane");
        setAccessibleText(Messages.get("replay.accessible", id));
        terminal.getTerminalPanel().getCanvas().setAccessibleText(Messages.get("replay.accessible", id));
        terminal.getTerminalPanel().getCanvas().setFocusTraversable(false); // it would swallow Tab
        PictureSaver.mark(this, Messages.get("picture.replay", id));
        getChildren().add(terminal.getPane());
        setMinSize(0, 0);
        terminal.setTtyConnector(new Feed(id));
        terminal.start();
    }

    /**
     * What is to be shown.
     *
     * @param since how often it had been begun anew by then; what belongs to before is of no interest
     */
    private record Piece(String text, int since) {}

    private void add(String text) {
        waiting.addAndGet(text.length());
        pieces.add(new Piece(text, showing.get()));
    }

    /** Shows {@code text} after what is there. */
    public void show(String text) {
        add(text);
    }

    /** Empties it and shows {@code text}, at once: what has not been shown yet is left out. */
    public void showAnew(String text) {
        showing.incrementAndGet();
        add(ANEW + text);
    }

    /** Whether it has much to show yet. */
    public boolean behind() {
        return waiting.get() > MUCH;
    }

    /** All the text it holds. */
    public String text() {
        return terminal.text();
    }

    @Override
    public void close() {
        dark.removeListener(darkListener);
        pieces.add(new Piece("", Integer.MAX_VALUE));
        terminal.close();
    }

    /** Gives the terminal the pieces; an empty one is the end. */
    private final class Feed implements TtyConnector {
        private final String name;
        private Piece piece = new Piece("", 0);
        private int position;
        private volatile boolean closed;

        Feed(String name) {
            this.name = name;
        }

        @Override
        public int read(char[] buffer, int offset, int length) {
            try {
                while (over()) {
                    waiting.addAndGet(position - piece.text().length());
                    piece = pieces.take();
                    position = 0;
                    if (piece.text().isEmpty()) {
                        return -1;
                    }
                }
            } catch (InterruptedException e) {
                return -1;
            }
            int count = Math.min(length, piece.text().length() - position);
            piece.text().getChars(position, position + count, buffer, offset);
            position += count;
            waiting.addAndGet(-count);
            return count;
        }

        private boolean over() {
            return position >= piece.text().length() || piece.since() < showing.get();
        }

        @Override
        public void write(byte[] bytes) {}

        @Override
        public void write(String text) {}

        @Override
        public boolean isConnected() {
            return !closed;
        }

        @Override
        public void resize(TermSize size) {}

        @Override
        public int waitFor() {
            return 0;
        }

        @Override
        public boolean ready() {
            return !over() || !pieces.isEmpty();
        }

        @Override
        public String getName() {
            return name;
        }

        @Override
        public void close() {
            closed = true;
        }
    }
}
