package io.nablaconsole.app.console;

import com.techsenger.jeditermfx.core.TerminalColor;
import com.techsenger.jeditermfx.core.TerminalExecutorServiceManager;
import com.techsenger.jeditermfx.core.model.StyleState;
import com.techsenger.jeditermfx.core.model.TerminalTextBuffer;
import com.techsenger.jeditermfx.ui.JediTermFxWidget;
import com.techsenger.jeditermfx.ui.SearchComponent;
import com.techsenger.jeditermfx.ui.TerminalActionProvider;
import com.techsenger.jeditermfx.ui.TerminalCopyPasteHandler;
import com.techsenger.jeditermfx.ui.TerminalPanel;
import com.techsenger.jeditermfx.ui.settings.SettingsProvider;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;
import javafx.scene.control.ContextMenu;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import org.jspecify.annotations.Nullable;

/** A JediTermFX terminal with the JavaFX clipboard and daemon threads; for the FX thread. */
final class Terminal extends JediTermFxWidget {
    /** Kept from being collected, and with it the level set below: it reports harmless races as errors. */
    private static final Logger BUFFER_LOG =
            Logger.getLogger("com.techsenger.jeditermfx.core.model.TerminalTextBuffer");

    static {
        BUFFER_LOG.setLevel(Level.OFF);
    }

    private Consumer<ContextMenu> extendMenu = menu -> {};

    Terminal(SettingsProvider settings) {
        super(settings);
    }

    /** Lets {@code extend} add to the context menu each time it opens. */
    void onMenu(Consumer<ContextMenu> extend) {
        extendMenu = extend;
    }

    @Override
    protected TerminalExecutorServiceManager createExecutorServiceManager() {
        return new DaemonThreads("terminal");
    }

    @Override
    protected StyleState createDefaultStyle() {
        return new ThemedStyle(mySettingsProvider);
    }

    @Override
    protected TerminalPanel createTerminalPanel(
            SettingsProvider settings, StyleState style, TerminalTextBuffer buffer) {
        return new Panel(settings, buffer, style);
    }

    @Override
    protected SearchComponent createSearchComponent() {
        return new ConsoleSearch();
    }

    /** Opens the bar that searches it. */
    void find() {
        getActions().forEach(action -> action.actionPerformed(null));
    }

    /** Empties this view; the console's log stays. */
    void clear() {
        if (getTerminalPanel() instanceof Panel panel) {
            panel.clearAll();
        }
    }

    /** All the text it holds, scrolled-off lines included. */
    String text() {
        TerminalTextBuffer buffer = getTerminalTextBuffer();
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

    /** Takes a changed font size over. */
    void fontChanged() {
        if (getTerminalPanel() instanceof Panel panel) {
            panel.fontChanged();
        }
    }

    /** Text without colours takes those of the theme that is on when it is painted. */
    private static final class ThemedStyle extends StyleState {
        private final SettingsProvider settings;

        ThemedStyle(SettingsProvider settings) {
            this.settings = settings;
        }

        @Override
        public TerminalColor getDefaultBackground() {
            return settings.getDefaultBackground();
        }

        @Override
        public TerminalColor getDefaultForeground() {
            return settings.getDefaultForeground();
        }
    }

    private final class Panel extends TerminalPanel {
        Panel(SettingsProvider settings, TerminalTextBuffer buffer, StyleState style) {
            super(settings, buffer, style);
        }

        /** The library's own asks AWT, which blocks for seconds and pastes stale text. */
        @Override
        protected TerminalCopyPasteHandler createCopyPasteHandler() {
            return new FxClipboard();
        }

        @Override
        protected ContextMenu createPopupMenu(TerminalActionProvider actions) {
            ContextMenu menu = super.createPopupMenu(actions);
            extendMenu.accept(menu);
            return menu;
        }

        void clearAll() {
            clearBuffer(false);
        }

        void fontChanged() {
            reinitFontAndResize();
            repaint();
        }
    }

    /** JavaFX does not reach the primary selection of X11, so middle clicks paste what a terminal of ours selected. */
    private static final class FxClipboard implements TerminalCopyPasteHandler {
        private static @Nullable String selection;

        @Override
        public void setContents(String text, boolean useSelection) {
            if (useSelection) {
                selection = text;
                return;
            }
            ClipboardContent content = new ClipboardContent();
            content.putString(text);
            Clipboard.getSystemClipboard().setContent(content);
        }

        @Override
        public @Nullable String getContents(boolean useSelection) {
            return useSelection && selection != null
                    ? selection
                    : Clipboard.getSystemClipboard().getString();
        }
    }
}
