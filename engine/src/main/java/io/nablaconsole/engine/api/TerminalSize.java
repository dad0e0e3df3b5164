package io.nablaconsole.engine.api;

/** The size of a terminal in character cells. */
public record TerminalSize(int columns, int rows) {
    public static final TerminalSize DEFAULT = new TerminalSize(80, 24);

    private static final int MAX = 9999;

    /** @throws EngineException {@link ErrorCode#CONFIG_INVALID} unless both are 1 to 9999 */
    public TerminalSize {
        if (columns < 1 || columns > MAX || rows < 1 || rows > MAX) {
            throw new EngineException(
                    ErrorCode.CONFIG_INVALID,
                    Message.of("terminal size %sx%s is not valid: use 1 to %s columns and rows", columns, rows, MAX));
        }
    }
}
