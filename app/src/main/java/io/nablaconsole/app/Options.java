package io.nablaconsole.app;

import io.nablaconsole.app.theme.ThemeChoice;
import io.nablaconsole.engine.api.HostPath;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the command line asks for.
 *
 * @param root directory of the containers; null: the user's
 * @param demo play the main job and exit
 * @param screenshot file to write a picture of the window to; null: none
 * @param theme to be used in place of the preferred one; null: that
 * @param size of the window; null: the usual
 */
record Options(
        @Nullable Path root,
        boolean demo,
        @Nullable Path screenshot,
        @Nullable ThemeChoice theme,
        @Nullable WindowSize size,
        boolean help,
        boolean version) {

    /** The size of a window in pixels. */
    record WindowSize(int width, int height) {}

    /** A command line that cannot be understood. */
    static final class UsageException extends Exception {
        private static final long serialVersionUID = 1L;

        UsageException(String message) {
            super(message);
        }
    }

    static Options parse(List<String> arguments) throws UsageException {
        Options options = new Options(null, false, null, null, null, false, false);
        for (Iterator<String> rest = arguments.iterator(); rest.hasNext(); ) {
            String word = rest.next();
            int equals = word.startsWith("--") ? word.indexOf('=') : -1;
            String name = equals < 0 ? word : word.substring(0, equals);
            String inline = equals < 0 ? null : word.substring(equals + 1);
            options = switch (name) {
                case "--root" -> options.withRoot(path(name, inline, rest));
                case "--demo" -> options.withDemo();
                case "--screenshot" -> options.withScreenshot(path(name, inline, rest));
                case "--theme" -> options.withTheme(theme(value(name, inline, rest)));
                case "--size" -> options.withSize(size(value(name, inline, rest)));
                case "--help", "-h" -> new Options(null, false, null, null, null, true, false);
                case "--version" -> new Options(null, false, null, null, null, false, true);
                default -> throw new UsageException("unknown option '" + word + "'");
            };
            if (options.help || options.version) {
                return options;
            }
        }
        return options;
    }

    private static String value(String name, @Nullable String inline, Iterator<String> rest) throws UsageException {
        if (inline != null) {
            return inline;
        }
        if (!rest.hasNext()) {
            throw new UsageException("option " + name + " needs a value");
        }
        return rest.next();
    }

    private static Path path(String name, @Nullable String inline, Iterator<String> rest) throws UsageException {
        return HostPath.of(name, value(name, inline, rest)).toAbsolutePath().normalize();
    }

    private static ThemeChoice theme(String text) throws UsageException {
        return switch (text) {
            case "light" -> ThemeChoice.LIGHT;
            case "dark" -> ThemeChoice.DARK;
            case "system" -> ThemeChoice.SYSTEM;
            default -> throw new UsageException("theme '" + text + "' is not light, dark or system");
        };
    }

    private static WindowSize size(String text) throws UsageException {
        if (!text.matches("\\d{3,4}x\\d{3,4}")) {
            throw new UsageException("size '" + text + "' is not valid: write for example 1280x800");
        }
        int x = text.indexOf('x');
        return new WindowSize(Integer.parseInt(text.substring(0, x)), Integer.parseInt(text.substring(x + 1)));
    }

    Options withRoot(Path path) {
        return new Options(path, demo, screenshot, theme, size, help, version);
    }

    Options withDemo() {
        return new Options(root, true, screenshot, theme, size, help, version);
    }

    private Options withScreenshot(Path path) {
        return new Options(root, demo, path, theme, size, help, version);
    }

    private Options withTheme(ThemeChoice choice) {
        return new Options(root, demo, screenshot, choice, size, help, version);
    }

    private Options withSize(WindowSize wanted) {
        return new Options(root, demo, screenshot, theme, wanted, help, version);
    }
}
