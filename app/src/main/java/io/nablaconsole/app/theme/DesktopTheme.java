package io.nablaconsole.app.theme;

import io.nablaconsole.engine.Nabla;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Asks the desktop whether it is dark. */
public final class DesktopTheme {
    private static final long LIMIT_MS = 700;

    private static final int MOST = 1 << 20;

    private DesktopTheme() {}

    /** Whether the desktop is set to dark; false when it does not tell. May take as long as starting a program. */
    public static boolean dark(Map<String, String> environment) {
        String gtk = environment.get("GTK_THEME");
        if (gtk != null && !gtk.isEmpty()) {
            return gtk.toLowerCase(Locale.ROOT).endsWith("dark");
        }
        if (environment.containsKey("DBUS_SESSION_BUS_ADDRESS")) {
            String scheme = ask("gsettings", "get", "org.gnome.desktop.interface", "color-scheme");
            if (scheme != null && !scheme.isBlank()) {
                return scheme.contains("dark");
            }
        }
        return gtkSettingsDark(environment);
    }

    private static boolean gtkSettingsDark(Map<String, String> environment) {
        String config = environment.get("XDG_CONFIG_HOME");
        Path base = config != null && !config.isEmpty()
                ? Path.of(config)
                : Path.of(System.getProperty("user.home", "/"), ".config");
        try {
            String text =
                    new String(Nabla.readFile(base.resolve("gtk-3.0/settings.ini"), MOST), StandardCharsets.UTF_8);
            return text.lines()
                    .map(line -> line.replace(" ", ""))
                    .anyMatch(line -> line.equals("gtk-application-prefer-dark-theme=1")
                            || line.equals("gtk-application-prefer-dark-theme=true"));
        } catch (IOException e) {
            return false; // no such file: the desktop does not tell
        }
    }

    private static @Nullable String ask(String... command) {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectInput(
                            ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                    .start();
            if (!process.waitFor(LIMIT_MS, TimeUnit.MILLISECONDS) || process.exitValue() != 0) {
                process.destroyForcibly();
                return null;
            }
            return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            return null; // not installed: the desktop does not tell
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return null;
        }
    }
}
