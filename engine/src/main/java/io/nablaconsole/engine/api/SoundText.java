package io.nablaconsole.engine.api;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What every string of a configuration must be to reach a process byte for byte: without a NUL, at which C ends a string
 * and a plan of NUL-terminated lines begins the next one, and without half a character, which no encoding can write.
 */
public final class SoundText {
    /** That of the locale; since Java 18 the default is another. */
    private static final Charset NATIVE =
            Charset.forName(System.getProperty("sun.jnu.encoding", StandardCharsets.UTF_8.name()));

    private SoundText() {}

    /**
     * Refuses a string that would become another one on its way.
     *
     * @param path where it stands, such as {@code process.cwd}
     * @throws EngineException {@link ErrorCode#CONFIG_INVALID} naming {@code path}
     */
    public static void require(String path, @Nullable String text) {
        if (text == null) {
            return;
        }
        if (text.indexOf('\0') >= 0) {
            throw invalid(Message.of("%s holds a NUL character in '%s'", path, shown(text)));
        }
        if (hasHalf(text)) {
            throw invalid(Message.of("%s holds half a character (an unpaired surrogate) in '%s'", path, shown(text)));
        }
    }

    /** The same for each string of a list. */
    public static void require(String path, List<String> texts) {
        texts.forEach(text -> require(path, text));
    }

    /** {@code text} as it can be printed: with a question mark for what makes it unsound. */
    public static String shown(String text) {
        StringBuilder shown = new StringBuilder();
        text.codePoints().forEach(c -> shown.appendCodePoint(c == 0 || isHalf(c) ? '?' : c));
        return shown.toString();
    }

    /**
     * Refuses what would reach a program started by Java as something else: Java writes its arguments in the encoding of
     * the locale, with question marks for what does not fit.
     *
     * @param what what {@code text} is, such as {@code an argument of a hook}
     * @throws EngineException {@link ErrorCode#CONFIG_INVALID} naming {@code what}
     */
    public static void requireNative(String what, String text) {
        require(what, text);
        if (!Charset.defaultCharset().newEncoder().canEncode(text)
                || !NATIVE.newEncoder().canEncode(text)) {
            throw invalid(Message.of(
                    "%s is '%s', which Java cannot hand to a program in this locale: start it with LC_ALL=C.UTF-8",
                    what, text));
        }
    }

    private static boolean hasHalf(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                // a loop over characters for the many texts that have none
                return text.codePoints().anyMatch(SoundText::isHalf);
            }
        }
        return false;
    }

    private static boolean isHalf(int codePoint) {
        return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
    }

    private static EngineException invalid(Message message) {
        return new EngineException(ErrorCode.CONFIG_INVALID, message);
    }
}
