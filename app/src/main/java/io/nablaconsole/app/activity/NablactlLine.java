package io.nablaconsole.app.activity;

import io.nablaconsole.engine.api.Config;
import io.nablaconsole.engine.api.DeviceSpelling;
import io.nablaconsole.engine.api.DeviceType;
import io.nablaconsole.engine.api.MemorySize;
import io.nablaconsole.engine.api.Signal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The command lines of {@code nablactl} that do what the window does. */
public final class NablactlLine {
    private static final String KEEP_IMAGE = "--keep-image";

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_@%+=:,./-]+");

    private final Path root;

    public NablactlLine(Path root) {
        this.root = root;
    }

    /** Makes the container, without an init as the window does. */
    public String create(String id, Config config) {
        List<String> words = new ArrayList<>(List.of("create", "--no-init"));
        if (config.terminal()) {
            words.add("--tty");
        }
        words.addAll(List.of("--image", config.image().toString(), "--memory", size(config.memory())));
        if (!config.tender().equals(Config.TENDER_AUTOMATIC)) {
            words.addAll(List.of("--tender", config.tender()));
        }
        new TreeMap<>(config.devices()).forEach((name, backing) -> {
            words.add(backing.type() == DeviceType.BLOCK ? "--block" : "--net");
            words.add(new DeviceSpelling(name, backing).toString());
        });
        if (config.netnsPath() != null) {
            words.addAll(List.of("--net", "ns:" + config.netnsPath()));
        }
        config.env().forEach(variable -> words.addAll(List.of("--env", variable)));
        if (!config.cwd().equals("/")) {
            words.addAll(List.of("--workdir", config.cwd()));
        }
        if (config.hostname() != null) {
            words.addAll(List.of("--hostname", config.hostname()));
        }
        new TreeMap<>(config.annotations())
                .forEach((key, value) -> words.addAll(List.of("--annotation", key + "=" + value)));
        words.add(id);
        if (config.guestArguments().stream().anyMatch(argument -> argument.startsWith("-"))) {
            words.add("--");
        }
        words.addAll(config.guestArguments());
        return line(words.toArray(String[]::new));
    }

    /**
     * Makes the init, which waits at the gate.
     *
     * @param keepImage whether a unikernel that was built again since is left alone
     */
    public String prepare(String id, boolean keepImage) {
        return keepImage ? line("prepare", KEEP_IMAGE, id) : line("prepare", id);
    }

    /** Asks it to end, and kills it when {@code grace} has passed. */
    public String stop(String id, Duration grace) {
        String time = grace.toMillis() % 1000 == 0 ? grace.toSeconds() + "s" : grace.toMillis() + "ms";
        return line("stop", "--time", grace.isZero() ? "0" : time, id);
    }

    private static String size(MemorySize memory) {
        long mebibytes = memory.mebibytes();
        return MemorySize.ofMebibytes(mebibytes).equals(memory) ? mebibytes + "M" : String.valueOf(memory.bytes());
    }

    /** Opens the gate; {@code keepImage} as for {@link #prepare}. */
    public String start(String id, boolean keepImage) {
        return keepImage ? line("start", KEEP_IMAGE, id) : line("start", id);
    }

    public String kill(String id, Signal signal, boolean all) {
        String name = signal.name().substring("SIG".length());
        return all ? line("kill", "--all", id, name) : line("kill", id, name);
    }

    /** Writes the container into {@code archive}. */
    public String export(String id, Path archive, boolean disks) {
        return disks ? line("export", "--disks", id, archive.toString()) : line("export", id, archive.toString());
    }

    /**
     * Makes a container of {@code archive}, without an init as the window does.
     *
     * @param trusted whether it may have what it names of this host
     */
    public String importFrom(Path archive, Path directory, String id, boolean trusted) {
        List<String> words = new ArrayList<>(List.of("import", "--no-init"));
        if (trusted) {
            words.add("--trust-paths");
        }
        words.addAll(List.of("--directory", directory.toString(), archive.toString(), id));
        return line(words.toArray(String[]::new));
    }

    public String pause(String id) {
        return line("pause", id);
    }

    public String resume(String id) {
        return line("resume", id);
    }

    public String delete(String id, boolean force) {
        return force ? line("delete", "--force", id) : line("delete", id);
    }

    private String line(String... words) {
        return "nablactl --root " + quote(root.toString()) + " "
                + List.of(words).stream().map(NablactlLine::quote).collect(Collectors.joining(" "));
    }

    /** {@code word} as a shell would have to be told it. */
    public static String quote(String word) {
        return PLAIN.matcher(word).matches() ? word : "'" + word.replace("'", "'\\''") + "'";
    }
}
