package io.nablaconsole.engine.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/**
 * The commands by name. Only the one that is called is looked at: reading the annotations of all of them would cost each
 * call tens of milliseconds.
 */
final class Commands {
    private static final Set<String> OPTIONS_WITH_VALUE = Set.of("--root", "--log", "--log-format", "--rootless");

    private static final Map<String, Class<?>> BY_NAME = byName();

    private Commands() {}

    private static Map<String, Class<?>> byName() {
        Map<String, Class<?>> commands = new LinkedHashMap<>();
        commands.put("create", CreateCommand.class);
        commands.put("start", StartCommand.class);
        commands.put("run", RunCommand.class);
        commands.put("prepare", PrepareCommand.class);
        commands.put("state", StateCommand.class);
        commands.put("list", ListCommand.class);
        commands.put("kill", KillCommand.class);
        commands.put("stop", StopCommand.class);
        commands.put("delete", DeleteCommand.class);
        commands.put("pause", PauseCommand.class);
        commands.put("resume", ResumeCommand.class);
        commands.put("ps", PsCommand.class);
        commands.put("events", EventsCommand.class);
        commands.put("update", UpdateCommand.class);
        commands.put("exec", ExecCommand.class);
        commands.put("checkpoint", CheckpointCommand.class);
        commands.put("restore", CheckpointCommand.class);
        commands.put("spec", SpecCommand.class);
        commands.put("features", FeaturesCommand.class);
        commands.put("attach", AttachCommand.class);
        commands.put("logs", LogsCommand.class);
        commands.put("replay", ReplayCommand.class);
        commands.put("inspect", InspectCommand.class);
        commands.put("export", ExportCommand.class);
        commands.put("import", ImportCommand.class);
        commands.put("samples", SamplesCommand.class);
        commands.put("prune", PruneCommand.class);
        commands.put("doctor", DoctorCommand.class);
        commands.put("init", InitCommand.class);
        return commands;
    }

    /** Makes the command in {@code args} known to {@code line}; all of them when there is none. */
    static void add(CommandLine line, String... args) {
        String called = called(args);
        Class<?> command = called == null ? null : BY_NAME.get(called);
        if (called != null && command != null) {
            line.addSubcommand(called, command);
        } else {
            BY_NAME.forEach(line::addSubcommand);
        }
        CommandLine ps = line.getSubcommands().get("ps");
        if (ps != null) {
            // what follows the id are options of ps(1), not ours
            ps.setStopAtPositional(true);
        }
    }

    private static @Nullable String called(String... args) {
        for (int i = 0; i < args.length; i++) {
            if (OPTIONS_WITH_VALUE.contains(args[i])) {
                i++;
            } else if (!args[i].startsWith("-")) {
                return args[i];
            }
        }
        return null;
    }
}
