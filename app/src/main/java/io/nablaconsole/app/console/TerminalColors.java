package io.nablaconsole.app.console;

import com.techsenger.jeditermfx.core.Color;
import com.techsenger.jeditermfx.core.TerminalColor;
import com.techsenger.jeditermfx.core.emulator.ColorPalette;

/** The sixteen colours of the terminal, made for a light or a dark background. */
final class TerminalColors extends ColorPalette {
    static final TerminalColors LIGHT = new TerminalColors(
            0xf6f8fa, 0x24292f, 0x24292f, 0xcf222e, 0x116329, 0x7d4e00, 0x0969da, 0x8250df, 0x1b7c83, 0x6e7781,
            0x57606a, 0xa40e26, 0x1a7f37, 0x633c01, 0x218bff, 0xa475f9, 0x3192aa, 0x32383f);
    static final TerminalColors DARK = new TerminalColors(
            0x010409, 0xc9d1d9, 0x484f58, 0xff7b72, 0x3fb950, 0xd29922, 0x58a6ff, 0xbc8cff, 0x39c5cf, 0xb1bac4,
            0x8b949e, 0xffa198, 0x56d364, 0xe3b341, 0x79c0ff, 0xd2a8ff, 0x56d4dd, 0xffffff);

    private final int background;
    private final int foreground;
    private final int[] colors;

    private TerminalColors(int background, int foreground, int... colors) {
        this.background = background;
        this.foreground = foreground;
        this.colors = colors;
    }

    @Override
    protected Color getForegroundByColorIndex(int index) {
        return new Color(colors[index]);
    }

    @Override
    protected Color getBackgroundByColorIndex(int index) {
        return new Color(colors[index]);
    }

    TerminalColor background() {
        return color(background);
    }

    TerminalColor foreground() {
        return color(foreground);
    }

    private static TerminalColor color(int rgb) {
        return TerminalColor.rgb(rgb >> 16 & 0xff, rgb >> 8 & 0xff, rgb & 0xff);
    }
}
