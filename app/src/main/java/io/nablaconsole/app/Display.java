package io.nablaconsole.app;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Whether a window can be shown on this machine. */
final class Display {
    private static final Pattern LOCAL = Pattern.compile(":(\\d+)(\\.\\d+)?");
    private static final List<Path> LIBRARIES = List.of(
            Path.of("/usr/lib/x86_64-linux-gnu"),
            Path.of("/usr/lib/aarch64-linux-gnu"),
            Path.of("/usr/lib64"),
            Path.of("/usr/lib"),
            Path.of("/lib64"),
            Path.of("/lib"));

    private Display() {}

    /** Why no window can be shown; empty when one can. */
    static Optional<String> problem(Map<String, String> environment) {
        String display = environment.getOrDefault("DISPLAY", "");
        if (display.isEmpty()) {
            return Optional.of(
                    environment.getOrDefault("WAYLAND_DISPLAY", "").isEmpty()
                            ? "there is no display (DISPLAY is not set)"
                            : "there is no X display (JavaFX needs Xwayland, and DISPLAY is not set)");
        }
        Matcher local = LOCAL.matcher(display);
        if (local.matches() && !answers(Path.of("/tmp/.X11-unix/X" + local.group(1)))) {
            return Optional.of("display " + display + " does not answer");
        }
        for (String library : List.of("libgtk-3.so.0", "libXtst.so.6")) {
            if (missing(library)) {
                return Optional.of(library + " is not installed (on Debian: apt install libgtk-3-0 libxtst6)");
            }
        }
        return Optional.empty();
    }

    private static boolean answers(Path socket) {
        if (!Files.exists(socket)) {
            return false;
        }
        try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            return channel.connect(UnixDomainSocketAddress.of(socket));
        } catch (IOException e) {
            return false;
        }
    }

    /** Only where the usual directories exist can a library be said to be missing. */
    private static boolean missing(String library) {
        return LIBRARIES.stream().anyMatch(Files::isDirectory)
                && LIBRARIES.stream().noneMatch(directory -> Files.exists(directory.resolve(library)));
    }
}
