package io.nablaconsole.engine.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Where things of this user go, after the XDG base directory specification. */
public final class UserDirectories {
    private static final String NAME = "nabla-console";

    private UserDirectories() {}

    /** Containers: they survive a reboot. */
    public static Path state() {
        return base(System.getenv("XDG_STATE_HOME"), ".local/state").resolve(NAME);
    }

    /** Files that were made from what ships with the product and can be made again. */
    public static Path cache() {
        return base(System.getenv("XDG_CACHE_HOME"), ".cache").resolve(NAME);
    }

    /** Files the user may look at, such as the sample unikernels. */
    public static Path data() {
        return base(System.getenv("XDG_DATA_HOME"), ".local/share").resolve(NAME);
    }

    /**
     * Sockets: short, private, gone after a reboot. Without {@code XDG_RUNTIME_DIR} a directory of this user below
     * {@code /tmp}; who uses it must make sure that it is really the user's own.
     */
    public static Path runtime() {
        String value = System.getenv("XDG_RUNTIME_DIR");
        if (value != null && value.startsWith("/")) {
            return Path.of(value, NAME);
        }
        return Path.of("/tmp", NAME + "-" + userId());
    }

    private static Object userId() {
        try {
            return Files.getAttribute(Path.of("/proc/self"), "unix:uid");
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read this user's id from /proc/self", e);
        }
    }

    private static Path base(@Nullable String value, String otherwise) {
        // the specification says to ignore relative paths
        return value != null && value.startsWith("/") ? Path.of(value) : home().resolve(otherwise);
    }

    private static Path home() {
        // the JDK asks the user database, which knows nothing of users without an entry
        String home = System.getenv("HOME");
        if (home != null && home.startsWith("/")) {
            return Path.of(home);
        }
        return HomeDirectory.ofThisHost()
                .outside(((Number) userId()).longValue())
                .orElseGet(() -> Path.of(System.getProperty("user.home")));
    }
}
