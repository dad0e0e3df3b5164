package io.nablaconsole.app.activity;

import io.nablaconsole.engine.api.Config;
import io.nablaconsole.engine.api.MemorySize;
import io.nablaconsole.engine.api.Signal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The command lines of {@code nablactl} that do what the window does. */
public final class NablactlLine {
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_@%+=:,./-]+");

    private final Path root;

    public NablactlLine(Path root) {
        this.root = root;
    }

    /** Makes the container and its init: what the window does in two steps. */
    public String create(String id, Config config) {
        List<String> words = new ArrayList<>(List.of("create"));
        if (config.terminal()) {
            words.add("--tty");
        }
        words.addAll(List.of("--image", config.image().toString(), "--memory", size(config.memory()), id));
        words.addAll(config.guestArguments());
        return line(words.toArray(String[]::new));
    }

    private static String size(MemorySize memory) {
        long mebibytes = memory.mebibytes();
        return MemorySize.ofMebibytes(mebibytes).equals(memory) ? mebibytes + "M" : String.valueOf(memory.bytes());
    }

    public String start(String id) {
        return line("start", id);
    }

    public String kill(String id, Signal signal, boolean all) {
        String name = signal.name().substring("SIG".length());
        return all ? line("kill", "--all", id, name) : line("kill", id, name);
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
