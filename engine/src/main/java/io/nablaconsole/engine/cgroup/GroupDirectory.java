package io.nablaconsole.engine.cgroup;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Makes the directory of a group, and what its parents need so that it can limit. */
final class GroupDirectory {
    private static final int TRIES = 50;

    /** What the engine limits; other controllers of version 2 cost the guest and gain nothing. */
    private static final List<String> ENABLED = List.of("memory", "cpu", "pids", "cpuset");

    private GroupDirectory() {}

    static Path make(Hierarchy tree, String path) throws IOException {
        Path directory = tree.top().resolve(path);
        IOException last = null;
        for (int i = 0; i < TRIES; i++) {
            try {
                makeEach(tree, directory);
                return directory;
            } catch (NoSuchFileException e) {
                // another container's removal took the empty parent away
                last = e;
            }
        }
        throw last == null ? new NoSuchFileException(directory.toString()) : last;
    }

    private static void makeEach(Hierarchy tree, Path directory) throws IOException {
        Path parent = tree.top();
        for (Path part : tree.top().relativize(directory)) {
            if (tree.unified()) {
                enable(parent);
            }
            Path next = parent.resolve(part);
            if (!Files.isDirectory(next)) {
                try {
                    Files.createDirectory(next);
                } catch (FileAlreadyExistsException e) {
                    // somebody made it at the same time
                    parent = next;
                    continue;
                }
            }
            if (tree.controllers().contains("cpuset") && !tree.unified()) {
                inherit(parent, next, "cpuset.cpus");
                inherit(parent, next, "cpuset.mems");
            }
            parent = next;
        }
    }

    /** One by one: a parent that cannot give one may still give the others. */
    private static void enable(Path parent) {
        for (String controller : ENABLED) {
            try {
                GroupFile.write(parent.resolve("cgroup.subtree_control"), "+" + controller);
            } catch (IOException e) {
                // a limit that needs it is refused by name
            }
        }
    }

    /** Version 1 takes no process into a group that names no CPU or memory node. */
    private static void inherit(Path parent, Path child, String file) throws IOException {
        Optional<String> own = GroupFile.read(child.resolve(file));
        Optional<String> above = GroupFile.read(parent.resolve(file));
        if (own.isPresent() && own.get().isEmpty() && above.isPresent()) {
            GroupFile.write(child.resolve(file), above.get());
        }
    }
}
