package io.nablaconsole.app.console;

import com.techsenger.jeditermfx.core.TtyConnector;
import com.techsenger.jeditermfx.core.util.TermSize;
import io.nablaconsole.app.i18n.Messages;
import io.nablaconsole.app.save.PictureSaver;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import javafx.beans.property.IntegerProperty;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.ObservableBooleanValue;
import javafx.scene.layout.StackPane;

/** A terminal that shows what it is told to and takes no input; for the FX thread. */
public final class ReplayScreen extends StackPane implements AutoCloseable {
    /** Full reset, then scrolled-off lines away. */
    private static final String ANEW = "\u001bc\u001b[3J";

    private final BlockingQueue<String> pieces = new LinkedBlockingQueue<>();
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

    /** Shows {@code text} after what is there. */
    public void show(String text) {
        pieces.add(text);
    }

    /** Empties it and shows {@code text}. */
    public void showAnew(String text) {
        pieces.clear();
        pieces.add(ANEW + text);
    }

    /** All the text it holds. */
    public String text() {
        return terminal.text();
    }

    @Override
    public void close() {
        dark.removeListener(darkListener);
        pieces.add("");
        terminal.close();
    }

    /** Gives the terminal the pieces; an empty one is the end. */
    private final class Feed implements TtyConnector {
        private final String name;
        private String piece = "";
        private int position;
        private volatile boolean closed;

        Feed(String name) {
            this.name = name;
        }

        @Override
        public int read(char[] buffer, int offset, int length) {
            try {
                if (position >= piece.length()) {
                    piece = pieces.take();
                    position = 0;
                }
            } catch (InterruptedException e) {
                return -1;
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
            return position < piece.length() || !pieces.isEmpty();
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
