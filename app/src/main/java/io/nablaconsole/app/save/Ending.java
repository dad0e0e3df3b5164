package io.nablaconsole.app.save;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Gives files that are saved the ending of their kind, by which they are found again. */
record Ending(FileKind kind) {
    /**
     * Where a file goes.
     *
     * @param name that is proposed first
     * @param asking asks where, with a name that is proposed; null when the user thought better of it. Asked again when the
     *     ending leads to a file that is there, about which the desktop has not asked
     */
    Optional<Path> of(String name, Function<String, @Nullable Path> asking) {
        String proposed = name;
        while (true) {
            Path chosen = asking.apply(proposed);
            if (chosen == null) {
                return Optional.empty();
            }
            String given = String.valueOf(chosen.getFileName());
            if (given.toLowerCase(Locale.ROOT).endsWith(kind.suffix())) {
                return Optional.of(chosen);
            }
            Path ended = chosen.resolveSibling(given + kind.suffix());
            if (!Files.exists(ended)) {
                return Optional.of(ended);
            }
            proposed = given + kind.suffix();
        }
    }
}
