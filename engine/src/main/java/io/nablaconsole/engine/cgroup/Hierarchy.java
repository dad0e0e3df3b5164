package io.nablaconsole.engine.cgroup;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A tree of control groups that is mounted on this host.
 *
 * @param top where it is mounted
 * @param unified version 2: one tree for all controllers
 * @param controllers what it can limit, such as {@code memory}
 */
record Hierarchy(Path top, boolean unified, Set<String> controllers) {
    Hierarchy {
        controllers = Set.copyOf(controllers);
    }

    /** Reads /proc/self/mountinfo; empty where there is none. */
    static List<Hierarchy> mounted(Path mountinfo) {
        List<Hierarchy> found = new ArrayList<>();
        try {
            for (String line : Files.readAllLines(mountinfo, StandardCharsets.ISO_8859_1)) {
                parse(line, found);
            }
        } catch (IOException e) {
            return List.of();
        }
        return List.copyOf(found);
    }

    /** A line is {@code id parent major:minor root mountpoint options [tags] - type source super-options}. */
    private static void parse(String line, List<Hierarchy> found) {
        String[] halves = line.split(" - ", 2);
        if (halves.length < 2) {
            return;
        }
        String[] after = halves[1].split(" ", 3);
        if (!after[0].startsWith("cgroup")) {
            return; // what else is mounted here may have any name, also none that Java can spell
        }
        Path top = Path.of(halves[0].split(" ", 6)[4].replace("\\040", " "));
        if (after[0].equals("cgroup2")) {
            found.add(new Hierarchy(top, true, words(top.resolve("cgroup.controllers"))));
        } else if (after[0].equals("cgroup") && after.length > 2) {
            found.add(new Hierarchy(top, false, Set.of(after[2].split(",", -1))));
        }
    }

    private static Set<String> words(Path file) {
        try {
            return Files.readString(file)
                    .lines()
                    .flatMap(line -> Stream.of(line.split(" ", -1)))
                    .filter(word -> !word.isEmpty())
                    .collect(Collectors.toSet());
        } catch (IOException e) {
            return Set.of();
        }
    }

    /** Whether a group could be made at {@code path}: the nearest directory there is lets us write. */
    boolean writable(String path) {
        Path nearest = top;
        for (Path part : Path.of(path)) {
            Path next = nearest.resolve(part);
            if (!Files.isDirectory(next)) {
                break;
            }
            nearest = next;
        }
        return Files.isWritable(nearest);
    }
}
