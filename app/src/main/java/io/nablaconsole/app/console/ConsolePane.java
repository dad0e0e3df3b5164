package io.nablaconsole.app.console;

import io.nablaconsole.app.fx.WindowRequest;
import io.nablaconsole.app.i18n.Messages;
import io.nablaconsole.app.save.PictureSaver;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.ObservableBooleanValue;
import javafx.css.PseudoClass;
import javafx.event.EventType;
import javafx.scene.Node;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/** The terminal of one container; for the FX thread. */
public final class ConsolePane extends StackPane {
    private static final PseudoClass HELD = PseudoClass.getPseudoClass("held");

    private final String id;
    private final ConsoleFeed feed;
    private final BooleanProperty follow = new SimpleBooleanProperty(true);
    private final Terminal terminal;
    private final IntegerProperty fontSize;
    private final ObservableBooleanValue dark;
    private final ChangeListener<Number> fontListener;
    private final ChangeListener<Boolean> darkListener;

    ConsolePane(String id, ConsoleFeed feed, ObservableBooleanValue dark, IntegerProperty fontSize) {
        this.id = id;
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
        terminal.onMenu(this::extendMenu);
        follow.addListener((o, was, now) -> {
            feed.hold(!now);
            pseudoClassStateChanged(HELD, !now);
        });
        terminal.start();
    }

    private void extendMenu(ContextMenu menu) {
        CheckMenuItem following = new CheckMenuItem(Messages.get("console.follow"));
        following.selectedProperty().bindBidirectional(follow);
        menu.getItems()
                .addAll(
                        new SeparatorMenuItem(),
                        following,
                        item("console.replay", WindowRequest.REPLAY),
                        item("console.ownWindow", WindowRequest.OWN_WINDOW),
                        item("console.save", WindowRequest.SAVE_LOG),
                        item("save.picture", WindowRequest.SAVE_PICTURE));
    }

    private MenuItem item(String key, EventType<WindowRequest> what) {
        MenuItem item = new MenuItem(Messages.get(key));
        item.setOnAction(e -> ask(what));
        return item;
    }

    /** Asks {@code what} of the window, about this console. */
    void ask(EventType<WindowRequest> what) {
        fireEvent(new WindowRequest(what, id));
    }

    /** Follows no longer, or again; a frame says when it does not. */
    void toggleFollow() {
        follow.set(!follow.get());
    }

    /** Whether what the container writes is shown at once; else it waits in the log. */
    public BooleanProperty followProperty() {
        return follow;
    }

    /** The container's state has changed: there may be a new run to follow. */
    void wake() {
        feed.wake();
    }

    /** The console that {@code node} is part of. */
    public static Optional<ConsolePane> around(@Nullable Node node) {
        Node each = node;
        while (each != null && !(each instanceof ConsolePane)) {
            each = each.getParent();
        }
        return Optional.ofNullable((ConsolePane) each);
    }

    /** Id of the container. */
    public String id() {
        return id;
    }

    /** Whether what is typed reaches the container; else the terminal only shows. */
    public boolean takesKeys() {
        return feed.live();
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
        return terminal.text();
    }

    /** Ends it; the container is left alone. */
    void close() {
        fontSize.removeListener(fontListener);
        dark.removeListener(darkListener);
        // the terminal closes its connector on the thread it writes on, which may wait for a guest that reads nothing:
        // that
        // the feed is closed lets it go
        Thread closing = new Thread(feed::close, "console-close-" + id);
        closing.setDaemon(true);
        closing.start();
        terminal.close();
    }
}
