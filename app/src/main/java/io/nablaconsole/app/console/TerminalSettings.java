package io.nablaconsole.app.console;

import com.techsenger.jeditermfx.core.TerminalColor;
import com.techsenger.jeditermfx.core.TextStyle;
import com.techsenger.jeditermfx.core.emulator.ColorPalette;
import com.techsenger.jeditermfx.ui.TerminalActionPresentation;
import com.techsenger.jeditermfx.ui.settings.DefaultSettingsProvider;
import io.nablaconsole.app.i18n.Messages;
import javafx.beans.value.ObservableBooleanValue;
import javafx.beans.value.ObservableIntegerValue;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
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
    public TerminalActionPresentation getFindActionPresentation() {
        return action("console.find", KeyCode.F);
    }

    @Override
    public TerminalActionPresentation getClearBufferActionPresentation() {
        return action("console.clear", KeyCode.L);
    }

    @Override
    public TerminalActionPresentation getCopyActionPresentation() {
        return action("console.copy", KeyCode.C);
    }

    @Override
    public TerminalActionPresentation getPasteActionPresentation() {
        return action("console.paste", KeyCode.V);
    }

    @Override
    public TerminalActionPresentation getSelectAllActionPresentation() {
        return action("console.selectAll", KeyCode.A);
    }

    @Override
    public TerminalActionPresentation getLineUpActionPresentation() {
        return action("console.lineUp", KeyCode.UP);
    }

    @Override
    public TerminalActionPresentation getLineDownActionPresentation() {
        return action("console.lineDown", KeyCode.DOWN);
    }

    /** With Ctrl alone a key belongs to the guest; with Ctrl and Shift to us. */
    private static TerminalActionPresentation action(String key, KeyCode code) {
        return new TerminalActionPresentation(
                Messages.get(key),
                new KeyCodeCombination(code, KeyCombination.CONTROL_DOWN, KeyCombination.SHIFT_DOWN));
    }

    @Override
    public TextStyle getFoundPatternColor() {
        return new TextStyle(TerminalColor.rgb(36, 41, 47), TerminalColor.rgb(250, 225, 125));
    }

    @Override
    public Font getTerminalFont() {
        return Font.font(FAMILY, getTerminalFontSize());
    }

    @Override
    public float getTerminalFontSize() {
        return fontSize.get();
    }

    /** As on any desktop with X11: what is selected is there for the middle button. */
    @Override
    public boolean emulateX11CopyPaste() {
        return true;
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
