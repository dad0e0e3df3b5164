package io.nablaconsole.engine.cgroup;

import io.nablaconsole.engine.api.EngineException;
import io.nablaconsole.engine.api.Message;
import io.nablaconsole.engine.api.Resources;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The control groups this host lets us make. Where it lets us make none, a container has none: that is an error only if
 * its configuration asks for limits. Thread-safe.
 */
public final class Cgroups {
    /** What a container's group is for: limits, and holding it. Version 1 has one tree for each. */
    private static final List<String> ALWAYS = List.of("memory", "cpu", "pids", "freezer");

    private static final String CPUSET = "cpuset";

    private static final class Host {
        static final Cgroups INSTANCE = new Cgroups(Hierarchy.mounted(Path.of("/proc/self/mountinfo")));
    }

    private final List<Hierarchy> hierarchies;

    Cgroups(List<Hierarchy> hierarchies) {
        this.hierarchies = List.copyOf(hierarchies);
    }

    /** What is mounted on this host. */
    public static Cgroups ofThisHost() {
        return Host.INSTANCE;
    }

    /** A host without control groups. */
    public static Cgroups none() {
        return new Cgroups(List.of());
    }

    /**
     * Checks that limits can be set, making nothing.
     *
     * @throws EngineException CONFIG_INVALID naming the first member of the configuration that this host cannot heed
     */
    public void require(Resources resources) {
        String path = GroupPath.of(resources.cgroupsPath(), GroupPath.PARENT);
        for (Setting setting : Setting.of(resources, 0, false)) {
            boolean heeded = hierarchies.stream()
                    .anyMatch(tree -> tree.controllers().contains(setting.controller()) && tree.writable(path));
            if (setting.required() && !heeded) {
                throw Cgroup.refused(
                        setting,
                        Message.of("this host has no %s control group that we may write", setting.controller()),
                        null);
            }
        }
    }

    /**
     * Makes a group and sets its limits; one that is there already is used. Nothing is left when this fails.
     *
     * @param name names the group where {@code resources} give no path
     * @param guestBytes size of the guest
     * @return a group without directories where this host lets us make none
     * @throws EngineException CONFIG_INVALID naming the limit that cannot be set
     */
    public Cgroup make(String name, Resources resources, long guestBytes) {
        String path = GroupPath.of(resources.cgroupsPath(), GroupPath.PARENT + "/" + name);
        Map<String, Path> made = new TreeMap<>();
        for (String controller : controllers(resources)) {
            for (Hierarchy tree : hierarchies) {
                if (!tree.unified() && tree.controllers().contains(controller)) {
                    make(controller, tree, path, made);
                }
            }
        }
        for (Hierarchy tree : hierarchies) {
            // beside version 1 trees, version 2 has no controllers of its own
            if (tree.unified() && made.isEmpty()) {
                make(Cgroup.UNIFIED, tree, path, made);
            }
        }
        Cgroup group = new Cgroup(made);
        try {
            group.apply(resources, guestBytes);
            return group;
        } catch (EngineException e) {
            remove(group, e);
            throw e;
        }
    }

    private static List<String> controllers(Resources resources) {
        List<String> wanted = new ArrayList<>(ALWAYS);
        if (resources.cpu().cpus() != null || resources.cpu().mems() != null) {
            wanted.add(CPUSET);
        }
        return wanted;
    }

    private static void make(String controller, Hierarchy tree, String path, Map<String, Path> made) {
        try {
            made.put(controller, GroupDirectory.make(tree, path));
        } catch (IOException e) {
            // not ours to write; limits that need it are refused by name when they are set
            made.remove(controller);
        }
    }

    private static void remove(Cgroup group, EngineException failure) {
        try {
            remove(group);
        } catch (IOException e) {
            failure.addSuppressed(e);
        }
    }

    /** The group whose directories these are, as far as they are in trees of this host. */
    public Cgroup at(List<Path> directories) {
        Map<String, Path> found = new TreeMap<>();
        for (Path directory : directories) {
            for (Hierarchy tree : hierarchies) {
                if (directory.startsWith(tree.top()) && tree.unified()) {
                    found.put(Cgroup.UNIFIED, directory);
                } else if (directory.startsWith(tree.top())) {
                    tree.controllers().forEach(controller -> found.put(controller, directory));
                }
            }
        }
        return new Cgroup(found);
    }

    /** Ends what is still in {@code group} and removes it; without effect where it is gone already. */
    public static void remove(Cgroup group) throws IOException {
        new GroupRemoval(group).run();
    }
}
