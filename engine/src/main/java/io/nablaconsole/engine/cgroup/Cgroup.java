package io.nablaconsole.engine.cgroup;

import io.nablaconsole.engine.api.EngineException;
import io.nablaconsole.engine.api.ErrorCode;
import io.nablaconsole.engine.api.HostPath;
import io.nablaconsole.engine.api.Message;
import io.nablaconsole.engine.api.Resources;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The control group of one container.
 *
 * @param directories by controller; on version 2 the one directory is under {@code unified}
 */
public record Cgroup(Map<String, Path> directories) {
    static final String UNIFIED = "unified";
    static final String PROCESSES = "cgroup.procs";

    public Cgroup {
        directories = Map.copyOf(directories);
    }

    /** The group a state names. */
    public static Cgroup of(Map<String, String> state) {
        Map<String, Path> directories = new TreeMap<>();
        state.forEach((controller, path) -> directories.put(controller, HostPath.of("cgroup", path)));
        return new Cgroup(directories);
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

    /** Every process in it, by pid; without those of the kernel, which nobody can signal. */
    public List<Integer> processes() {
        TreeSet<Integer> pids = new TreeSet<>();
        joinFiles().forEach(file -> pids.addAll(GroupFile.numbers(file)));
        pids.removeIf(pid -> Task.of(pid).map(Task::kernel).orElse(false));
        return List.copyOf(pids);
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
            if (setting.required()) {
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
                Path file = directory.resolve(setting.file());
                throw refused(setting, Message.of("the kernel refuses '%s' in %s (%s)", setting.value(), file, e), e);
            }
        }
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
