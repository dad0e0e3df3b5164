package io.nablaconsole.engine.api;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/**
 * Paths from text and back. A path of Linux is bytes and Java's text is not: Java reads and writes the bytes in the
 * encoding of the locale it was started in, and what does not fit becomes another name without a word.
 */
public final class HostPath {
    private HostPath() {}

    /**
     * The path that {@code text} spells.
     *
     * @param where it stands, such as {@code root.path}
     * @throws EngineException {@link ErrorCode#CONFIG_INVALID} naming {@code where}, when it cannot be a path
     */
    public static Path of(String where, String text) {
        SoundText.require(where, text);
        try {
            return Path.of(text);
        } catch (InvalidPathException e) {
            throw new EngineException(
                    ErrorCode.CONFIG_INVALID,
                    Message.of(
                            "%s is '%s', which Java cannot use as a path in this locale: start it with LC_ALL=C.UTF-8",
                            where, text),
                    e);
        }
    }

    /**
     * {@code path} spelled so that {@link #of} gives it back.
     *
     * @throws EngineException {@link ErrorCode#CONFIG_INVALID} when its bytes are no text in this locale
     */
    public static String text(Path path) {
        String text = path.toString();
        if (!spells(text, path)) {
            throw new EngineException(
                    ErrorCode.CONFIG_INVALID,
                    Message.of(
                            "the path %s is not text in this locale, so it cannot be written down: rename it, or start"
                                    + " Java with LC_ALL=C.UTF-8",
                            text));
        }
        return text;
    }

    private static boolean spells(String text, Path path) {
        try {
            return Path.of(text).equals(path);
        } catch (InvalidPathException e) {
            return false;
        }
    }
}
