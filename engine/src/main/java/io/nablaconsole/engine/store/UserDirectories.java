package io.nablaconsole.engine.store;

import io.nablaconsole.engine.api.HostPath;
import io.nablaconsole.engine.program.OwnArguments;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Where things of this user go, after the XDG base directory specification. */
public final class UserDirectories {
    private static final String NAME = "nabla-console";

    private UserDirectories() {}

    /** Containers: they survive a reboot. */
    public static Path state() {
        return base("XDG_STATE_HOME", ".local/state").resolve(NAME);
    }

    /** Files that were made from what ships with the product and can be made again. */
    public static Path cache() {
        return base("XDG_CACHE_HOME", ".cache").resolve(NAME);
    }

    /** Where the window notes what it does. */
    public static Path logs() {
        return cache().resolve("logs");
    }

    /** Files the user may look at, such as the sample unikernels. */
    public static Path data() {
        return base("XDG_DATA_HOME", ".local/share").resolve(NAME);
    }

    /**
     * Where sockets may go, the best place first: short, gone after a reboot. What can be made by anybody, such as those
     * below {@code /tmp}, another user may have made before; who uses one must make sure that it is really the user's own.
     */
    public static List<Path> runtime() {
        Object user = userId();
        List<Path> places = new ArrayList<>();
        String value = OwnArguments.variable("XDG_RUNTIME_DIR");
        if (value != null && value.startsWith("/")) {
            Path given = HostPath.of("XDG_RUNTIME_DIR", value);
            if (!user.equals(0) || !Files.exists(given) || belongsTo(given, user)) {
                // root takes no place in a user's own directory, which would be in that user's way
                places.add(given.resolve(NAME));
            }
        }
        Path system = user.equals(0) ? Path.of("/run") : Path.of("/run/user", user.toString());
        if (belongsTo(system, user) && Files.isWritable(system)) {
            places.add(system.resolve(NAME));
        }
        places.add(Path.of("/tmp", NAME + "-" + user));
        return places;
    }

    private static boolean belongsTo(Path directory, Object user) {
        try {
            return Files.getAttribute(directory, "unix:uid", LinkOption.NOFOLLOW_LINKS)
                    .equals(user);
        } catch (IOException e) {
            return false;
        }
    }

    private static Object userId() {
        try {
            return Files.getAttribute(Path.of("/proc/self"), "unix:uid");
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read this user's id from /proc/self", e);
        }
    }

    private static Path base(String name, String otherwise) {
        String value = OwnArguments.variable(name);
        // the specification says to ignore relative paths
        return value != null && value.startsWith("/") ? HostPath.of(name, value) : home().resolve(otherwise);
    }

    /** The home directory of this user. */
    public static Path home() {
        // the JDK asks the user database, which knows nothing of users without an entry
        String home = OwnArguments.variable("HOME");
        if (home != null && home.startsWith("/")) {
            return HostPath.of("HOME", home);
        }
        return HomeDirectory.ofThisHost()
                .outside(((Number) userId()).longValue())
                .orElseGet(() -> Path.of(System.getProperty("user.home")));
    }
}
