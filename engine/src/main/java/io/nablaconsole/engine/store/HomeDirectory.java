package io.nablaconsole.engine.store;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The home of the user this process belongs to, where the environment does not say it. A supervisor without root, such as
 * podman, is root of its own user namespace and starts programs without {@code HOME}: the user database then tells the
 * home of the real root, which is not theirs.
 */
record HomeDirectory(List<String> uidMap, List<String> users) {
    private static final int USER_FIELDS = 7;
    private static final int HOME_FIELD = 5;

    static HomeDirectory ofThisHost() {
        return new HomeDirectory(lines("/proc/self/uid_map"), lines("/etc/passwd"));
    }

    private static List<String> lines(String file) {
        try {
            return Files.readAllLines(Path.of(file), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            // nothing is known then
            return List.of();
        }
    }

    /** The home of whom {@code uid} is outside of this user namespace; empty where that is the same user, or unknown. */
    Optional<Path> outside(long uid) {
        return uidMap.stream()
                .map(line -> line.strip().split("\\s+", -1))
                .filter(range -> range.length == 3)
                .filter(range -> uid >= number(range[0]) && uid < number(range[0]) + number(range[2]))
                .map(range -> uid - number(range[0]) + number(range[1]))
                .filter(real -> real != uid)
                .findFirst()
                .flatMap(this::of);
    }

    private Optional<Path> of(long uid) {
        return users.stream()
                .map(line -> line.split(":", -1))
                .filter(user -> user.length == USER_FIELDS && user[2].equals(String.valueOf(uid)))
                .filter(user -> user[HOME_FIELD].startsWith("/"))
                .map(user -> Path.of(user[HOME_FIELD]))
                .findFirst();
    }

    private static long number(String digits) {
        return Long.parseLong(digits);
    }
}
