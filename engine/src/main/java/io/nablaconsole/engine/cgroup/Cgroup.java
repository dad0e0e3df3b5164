package io.nablaconsole.engine.cgroup;

import io.nablaconsole.engine.api.EngineException;
import io.nablaconsole.engine.api.ErrorCode;
import io.nablaconsole.engine.api.HostPath;
import io.nablaconsole.engine.api.Message;
import io.nablaconsole.engine.api.Resources;
import io.nablaconsole.engine.api.State;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The control group of one container.
 *
 * @param directories by controller; on version 2 the one directory is under {@code unified}
 * @param found the controllers whose directory was there before the container: others may have processes in it
 */
public record Cgroup(Map<String, Path> directories, Set<String> found) {
    static final String UNIFIED = "unified";
    static final String PROCESSES = "cgroup.procs";

    public Cgroup {
        directories = Map.copyOf(directories);
        found = Set.copyOf(found);
    }

    /** A group all of whose directories were made for it. */
    Cgroup(Map<String, Path> directories) {
        this(directories, Set.of());
    }

    /** The group a state names. */
    public static Cgroup of(State state) {
        Map<String, Path> directories = new TreeMap<>();
        state.cgroup().forEach((controller, path) -> directories.put(controller, HostPath.of("cgroup", path)));
        return new Cgroup(directories, state.cgroupFound());
    }

    /** How a state names this group. */
    public Map<String, String> state() {
        Map<String, String> paths = new TreeMap<>();
        directories.forEach((controller, path) -> paths.put(controller, path.toString()));
        return paths;
    }

    public boolean exists() {
        return !directories.isEmpty();
    }

    /** The files a process writes itself into to join. */
    public List<Path> joinFiles() {
        return directories.values().stream()
                .distinct()
                .sorted()
                .map(directory -> directory.resolve(PROCESSES))
                .toList();
    }

    public Freezer freezer() {
        return new Freezer(this);
    }

    /**
     * Every process of the container, by pid; without those of the kernel, which nobody can signal. Directories that were
     * there before tell nothing, as others may be in them: empty when all were.
     */
    public List<Integer> processes() {
        return processes(made());
    }

    /** The directories that exist because of this container. */
    List<Path> made() {
        return directories.entrySet().stream()
                .filter(entry -> !found.contains(entry.getKey()))
                .map(Map.Entry::getValue)
                .distinct()
                .toList();
    }

    static List<Integer> processes(List<Path> groups) {
        TreeSet<Integer> pids = new TreeSet<>();
        groups.forEach(group -> pids.addAll(GroupFile.numbers(group.resolve(PROCESSES))));
        pids.removeIf(pid -> Task.of(pid).map(Task::kernel).orElse(false));
        return List.copyOf(pids);
    }

    /** CPU time of all that ever ran in it; empty where the kernel does not count it here. */
    public Optional<Duration> cpuTime() {
        return made("cpuacct")
                .flatMap(group -> GroupFile.read(group.resolve("cpuacct.usage")))
                .map(nanos -> Duration.ofNanos(Long.parseLong(nanos)))
                .or(() -> made(UNIFIED)
                        .flatMap(group -> GroupFile.member(group.resolve("cpu.stat"), "usage_usec"))
                        .map(micros -> Duration.of(micros, ChronoUnit.MICROS)));
    }

    /** Whether the kernel ended a process of it because it wanted more memory than its limit. */
    public boolean ranOutOfMemory() {
        Optional<Long> kills = made(UNIFIED)
                .flatMap(group -> GroupFile.member(group.resolve("memory.events"), "oom_kill"))
                .or(() -> made("memory")
                        .flatMap(group -> GroupFile.member(group.resolve("memory.oom_control"), "oom_kill")));
        return kills.orElse(0L) > 0;
    }

    private Optional<Path> made(String controller) {
        return found.contains(controller) ? Optional.empty() : Optional.ofNullable(directories.get(controller));
    }

    /**
     * Sets the limits; a later call changes them.
     *
     * @param guestBytes size of the guest, for a configuration without a memory limit
     * @throws EngineException {@link ErrorCode#CONFIG_INVALID} naming the member of the configuration whose limit cannot
     *     be set; some of the others may be set then
     */
    public void apply(Resources resources, long guestBytes) {
        List<Setting> again = new ArrayList<>();
        for (Setting setting : Setting.of(resources, guestBytes, directories.containsKey(UNIFIED))) {
            if (!tryToSet(setting)) {
                again.add(setting);
            }
        }
        // a limit may depend on another that is set after it: memory and swap together on memory alone
        again.forEach(this::set);
    }

    private boolean tryToSet(Setting setting) {
        Path directory = directories.getOrDefault(UNIFIED, directories.get(setting.controller()));
        if (directory == null) {
            if (setting.required() && !setting.sizesTheGuest()) {
                throw refused(
                        setting, Message.of("this host gives no %s control group to us", setting.controller()), null);
            }
            return true;
        }
        try {
            GroupFile.write(directory.resolve(setting.file()), setting.value());
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private void set(Setting setting) {
        Path directory = directories.getOrDefault(UNIFIED, directories.get(setting.controller()));
        if (directory == null) {
            return;
        }
        try {
            GroupFile.write(directory.resolve(setting.file()), setting.value());
        } catch (IOException e) {
            if (setting.required()) {
                throw kept(setting, directory.resolve(setting.file()), e);
            }
        }
    }

    private static EngineException kept(Setting setting, Path file, IOException e) {
        if (!Files.isWritable(file)) {
            return refused(setting, Message.of("%s", e), e);
        }
        boolean inUse = setting.controller().equals("memory")
                && String.valueOf(e.getMessage()).contains("busy");
        Message text = inUse
                ? Message.of(
                        "cannot set %s to %s: the container has more than that in use now; stop it first, or allow more",
                        setting.field(), setting.value())
                : Message.of(
                        "cannot set %s: the kernel refuses '%s' in %s (%s); choose another value, or leave it out",
                        setting.field(), setting.value(), file, e);
        return new EngineException(ErrorCode.CONFIG_INVALID, text, e);
    }

    static EngineException refused(Setting setting, Message why, @Nullable Throwable cause) {
        return new EngineException(
                ErrorCode.CONFIG_INVALID,
                Message.of(
                        "cannot set %s: %s; remove it from the configuration, or let this user write there",
                        setting.field(), why),
                cause);
    }
}
