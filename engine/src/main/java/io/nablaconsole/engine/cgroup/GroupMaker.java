package io.nablaconsole.engine.cgroup;

import io.nablaconsole.engine.api.EngineException;
import io.nablaconsole.engine.api.ErrorCode;
import io.nablaconsole.engine.api.Message;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Makes the directories of one group, tree by tree, and remembers which were there before. */
final class GroupMaker {
    private final String path;
    private final Map<String, Path> directories = new TreeMap<>();
    private final Set<Path> before = new TreeSet<>();

    /** @param path of the group below the top of each tree */
    GroupMaker(String path) {
        this.path = path;
    }

    void make(String controller, Hierarchy tree) {
        Path directory = tree.top().resolve(path);
        boolean there = !directories.containsValue(directory) && Files.isDirectory(directory);
        try {
            directories.put(controller, GroupDirectory.make(tree, path));
            if (there) {
                before.add(directory);
            }
        } catch (IOException e) {
            // not ours to write; limits that need it are refused by name when they are set
            directories.remove(controller);
            if (!there) {
                discard(directory);
            }
        }
    }

    private static void discard(Path directory) {
        try {
            Files.deleteIfExists(directory);
        } catch (IOException e) {
            return; // as little ours to remove
        }
    }

    boolean nothing() {
        return directories.isEmpty();
    }

    Cgroup group() {
        Set<String> found = new TreeSet<>(directories.keySet());
        found.removeIf(controller -> !before.contains(directories.get(controller)));
        return new Cgroup(directories, found);
    }

    /**
     * Limits would hold for whoever is in the group already, and its end would be theirs.
     *
     * @throws EngineException CONFIG_INVALID when a process is in it or below it
     */
    void requireEmpty() {
        for (Path directory : before) {
            List<Integer> others = below(directory);
            if (!others.isEmpty()) {
                throw new EngineException(
                        ErrorCode.CONFIG_INVALID,
                        Message.of(
                                "linux.cgroupsPath '%s' is a control group that is not empty: %s of its processes are in"
                                        + " %s, the first is %s; name a path that nobody uses",
                                path, others.size(), directory, others.get(0)));
            }
        }
    }

    private static List<Integer> below(Path directory) {
        try (Stream<Path> all = Files.walk(directory)) {
            return Cgroup.processes(all.filter(Files::isDirectory).toList());
        } catch (IOException e) {
            return Cgroup.processes(List.of(directory)); // one went away while we looked
        }
    }
}
