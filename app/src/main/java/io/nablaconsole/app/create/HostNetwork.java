package io.nablaconsole.app.create;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * What of the host's network there is to choose from, as suggestions.
 *
 * @param namespaces paths of those with a name
 * @param bridging whether this user may make bridges and taps
 */
public record HostNetwork(List<String> taps, List<String> bridges, List<String> namespaces, boolean bridging) {
    static final HostNetwork UNKNOWN = new HostNetwork(List.of(), List.of(), List.of(), false);

    private static final Path INTERFACES = Path.of("/sys/class/net");
    private static final Path NAMESPACES = Path.of("/run/netns");

    /** What the engine names its own taps by: no guest of another container is to use them. */
    private static final String OWN_TAP = "nb[0-9a-f]{12}";

    public HostNetwork {
        taps = List.copyOf(taps);
        bridges = List.copyOf(bridges);
        namespaces = List.copyOf(namespaces);
    }

    /** Looks at the host; not on the FX thread. Where nothing can be seen, nothing is suggested. */
    static HostNetwork look() {
        return new HostNetwork(
                names(
                        INTERFACES,
                        each -> Files.exists(each.resolve("tun_flags"))
                                && !name(each).matches(OWN_TAP)),
                names(INTERFACES, each -> Files.isDirectory(each.resolve("bridge"))),
                names(NAMESPACES, each -> true).stream()
                        .map(name -> NAMESPACES.resolve(name).toString())
                        .toList(),
                root());
    }

    private static boolean root() {
        try {
            return ((Number) Files.getAttribute(Path.of("/proc/self"), "unix:uid")).longValue() == 0;
        } catch (IOException e) {
            return false;
        }
    }

    private static List<String> names(Path directory, Predicate<Path> wanted) {
        List<String> names = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory)) {
            for (Path entry : entries) {
                if (wanted.test(entry)) {
                    names.add(name(entry));
                }
            }
        } catch (IOException e) {
            return List.of(); // a suggestion less
        }
        names.sort(null);
        return names;
    }

    private static String name(Path path) {
        return String.valueOf(path.getFileName());
    }
}
