package io.nablaconsole.app.console;

import com.techsenger.jeditermfx.core.model.TerminalTextBuffer;
import io.nablaconsole.app.i18n.Messages;
import io.nablaconsole.app.save.PictureSaver;
import javafx.beans.property.IntegerProperty;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.ObservableBooleanValue;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;

/** The terminal of one container; for the FX thread. */
public final class ConsolePane extends StackPane {
    private final ConsoleFeed feed;
    private final Terminal terminal;
    private final IntegerProperty fontSize;
    private final ObservableBooleanValue dark;
    private final ChangeListener<Number> fontListener;
    private final ChangeListener<Boolean> darkListener;

    ConsolePane(String id, ConsoleFeed feed, ObservableBooleanValue dark, IntegerProperty fontSize) {
        this.feed = feed;
        this.fontSize = fontSize;
        this.dark = dark;
        this.terminal = new Terminal(new TerminalSettings(dark, fontSize));
        this.fontListener = (o, was, now) -> terminal.fontChanged();
        this.darkListener = (o, was, now) -> terminal.getTerminalPanel().repaint();
        fontSize.addListener(fontListener);
        dark.addListener(darkListener);
        getStyleClass().add("console-pane");
        setAccessibleText(Messages.get("console.accessible", id));
        terminal.getTerminalPanel().getCanvas().setAccessibleText(Messages.get("console.accessible", id));
        PictureSaver.mark(this, Messages.get("picture.console", id));
        addEventHandler(ContextMenuEvent.CONTEXT_MENU_REQUESTED, ContextMenuEvent::consume); // it has a menu of its own
        getChildren().add(terminal.getPane());
        setMinSize(0, 0);
        addEventFilter(KeyEvent.KEY_PRESSED, event -> ConsoleTools.zoomKey(event, fontSize));
        terminal.setTtyConnector(new ConsoleConnector(feed, id));
        terminal.start();
    }

    /** The container's state has changed: there may be a new run to follow. */
    void wake() {
        feed.wake();
    }

    /** Puts the keyboard into the terminal. */
    public void focus() {
        terminal.getTerminalPanel().getCanvas().requestFocus();
    }

    /** Opens the bar that searches it. */
    public void find() {
        terminal.find();
    }

    /** Empties this view; the console's log stays. */
    public void clear() {
        terminal.clear();
    }

    /** Copies what is selected, or all of it when nothing is. */
    public void copy() {
        String selected = terminal.getTerminalPanel().selectedTextProperty().get();
        ClipboardContent content = new ClipboardContent();
        content.putString(selected == null || selected.isEmpty() ? text() : selected);
        Clipboard.getSystemClipboard().setContent(content);
    }

    /** All the text it holds, scrolled-off lines included. */
    public String text() {
        TerminalTextBuffer buffer = terminal.getTerminalTextBuffer();
        buffer.lock();
        try {
            StringBuilder text = new StringBuilder();
            for (int line = -buffer.getHistoryLinesCount(); line < buffer.getHeight(); line++) {
                text.append(buffer.getLine(line).getText().stripTrailing()).append('\n');
            }
            return text.toString().stripTrailing();
        } finally {
            buffer.unlock();
        }
    }

    /** Ends it; the container is left alone. */
    void close() {
        fontSize.removeListener(fontListener);
        dark.removeListener(darkListener);
        terminal.close(); // closes the connector, and with it the feed, on a thread of its own
    }
}
