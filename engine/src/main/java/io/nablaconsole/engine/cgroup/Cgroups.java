package io.nablaconsole.engine.cgroup;

import io.nablaconsole.engine.api.EngineException;
import io.nablaconsole.engine.api.Message;
import io.nablaconsole.engine.api.Resources;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.IntPredicate;

/**
 * The control groups this host lets us make. Where it lets us make none, a container has none: that is an error only if
 * its configuration asks for limits. Thread-safe.
 */
public final class Cgroups {
    /**
     * The trees of version 1 that a container is in: whoever asks for its figures, such as podman, docker or the kubelet,
     * looks for its path in each, and what a group is not in counts as the whole machine's.
     */
    private static final List<String> VERSION_1 = List.of(
            "memory",
            "cpu",
            "cpuacct",
            "pids",
            "freezer",
            "cpuset",
            "devices",
            "blkio",
            "hugetlb",
            "perf_event",
            "net_cls",
            "net_prio",
            "rdma",
            "misc",
            "name=systemd");

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
            if (setting.required() && !setting.sizesTheGuest() && !heeded(setting, path)) {
                throw Cgroup.refused(
                        setting,
                        Message.of("this host has no %s control group that we may write", setting.controller()),
                        null);
            }
        }
    }

    private boolean heeded(Setting setting, String path) {
        if (setting.controller().equals(Cgroup.UNIFIED)) {
            // beside trees of version 1 a container is in none of version 2
            return !hierarchies.isEmpty()
                    && hierarchies.stream().allMatch(tree -> tree.unified() && tree.writable(path));
        }
        return hierarchies.stream()
                .anyMatch(tree -> tree.controllers().contains(setting.controller()) && tree.writable(path));
    }

    /**
     * Makes a group and sets its limits; one that is there already is used when it is empty. Nothing is left when this
     * fails.
     *
     * @param name names the group where {@code resources} give no path
     * @param guestBytes size of the guest
     * @return a group without directories where this host lets us make none
     * @throws EngineException CONFIG_INVALID naming the limit that cannot be set, or the path that others use
     */
    public Cgroup make(String name, Resources resources, long guestBytes) {
        String path = GroupPath.of(resources.cgroupsPath(), GroupPath.PARENT + "/" + name);
        GroupMaker maker = new GroupMaker(path);
        for (String controller : VERSION_1) {
            hierarchies.stream()
                    .filter(tree -> !tree.unified() && tree.controllers().contains(controller))
                    .forEach(tree -> maker.make(controller, tree));
        }
        // beside version 1 trees, version 2 has no controllers of its own
        if (maker.nothing()) {
            hierarchies.stream().filter(Hierarchy::unified).forEach(tree -> maker.make(Cgroup.UNIFIED, tree));
        }
        Cgroup group = maker.group();
        try {
            maker.requireEmpty();
            group.apply(resources, guestBytes);
            return group;
        } catch (EngineException e) {
            remove(group, e);
            throw e;
        }
    }

    private static void remove(Cgroup group, EngineException failure) {
        try {
            remove(group, pid -> false);
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
        // who made it was written down nowhere else; below our own parent nobody but us makes any
        boolean ours = directories.stream().allMatch(Cgroups::belowOurs);
        return new Cgroup(found, ours ? Set.of() : found.keySet());
    }

    private static boolean belowOurs(Path directory) {
        Path parent = directory.getParent();
        return parent != null && parent.endsWith(GroupPath.PARENT);
    }

    /**
     * Ends what is still in {@code group} and removes it; without effect where it is gone already. A directory that was
     * there before goes only when nobody else is in it.
     *
     * @param ours whether a process, by pid, is the container's; asked in directories that were there before
     */
    public static void remove(Cgroup group, IntPredicate ours) throws IOException {
        new GroupRemoval(group, ours).run();
    }
}
