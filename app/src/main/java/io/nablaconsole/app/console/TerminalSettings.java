package io.nablaconsole.app.console;

import com.techsenger.jeditermfx.core.TerminalColor;
import com.techsenger.jeditermfx.core.TextStyle;
import com.techsenger.jeditermfx.core.emulator.ColorPalette;
import com.techsenger.jeditermfx.ui.settings.DefaultSettingsProvider;
import javafx.beans.value.ObservableBooleanValue;
import javafx.beans.value.ObservableIntegerValue;
import javafx.scene.text.Font;

/** How our terminals look and behave; colours and size follow the window's, read again at every repaint. */
final class TerminalSettings extends DefaultSettingsProvider {
    /** Lines kept to scroll back to; each line more makes fast output slower, so not the library's 5,000. */
    private static final int SCROLL_BACK = 2000;

    private static final String FAMILY =
            Font.getFamilies().contains("DejaVu Sans Mono") ? "DejaVu Sans Mono" : "Monospaced";

    private final ObservableBooleanValue dark;
    private final ObservableIntegerValue fontSize;

    TerminalSettings(ObservableBooleanValue dark, ObservableIntegerValue fontSize) {
        this.dark = dark;
        this.fontSize = fontSize;
    }

    private TerminalColors colors() {
        return dark.get() ? TerminalColors.DARK : TerminalColors.LIGHT;
    }

    @Override
    public ColorPalette getTerminalColorPalette() {
        return colors();
    }

    @Override
    public TerminalColor getDefaultForeground() {
        return colors().foreground();
    }

    @Override
    public TerminalColor getDefaultBackground() {
        return colors().background();
    }

    @Override
    public TextStyle getSelectionColor() {
        return dark.get()
                ? new TextStyle(TerminalColor.rgb(255, 255, 255), TerminalColor.rgb(31, 111, 235))
                : new TextStyle(TerminalColor.rgb(36, 41, 47), TerminalColor.rgb(182, 227, 255));
    }

    @Override
    public boolean useInverseSelectionColor() {
        return false;
    }

    @Override
    public Font getTerminalFont() {
        return Font.font(FAMILY, getTerminalFontSize());
    }

    @Override
    public float getTerminalFontSize() {
        return fontSize.get();
    }

    @Override
    public int getBufferMaxLinesCount() {
        return SCROLL_BACK;
    }

    @Override
    public boolean audibleBell() {
        return false; // it would go through AWT
    }
}
