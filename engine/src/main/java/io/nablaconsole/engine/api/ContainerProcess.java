package io.nablaconsole.engine.api;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The process to run in a container: libcontainer's {@code Process}.
 *
 * @param args replaces the configuration's when not empty
 * @param env added to the configuration's
 * @param io where its standard streams go
 * @param cwd its working directory, absolute inside the rootfs, where it must exist; null: the configuration's
 * @param settings user, groups, capabilities, labels and limits, where they differ from the configuration's
 */
public record ContainerProcess(
        List<String> args,
        List<String> env,
        Io io,
        @Nullable String cwd,
        ProcessSettings settings) {
    /** Where the standard streams of the process go. */
    public enum Io {
        /** The shim keeps them: a pty or pipes, logged, to be watched with {@link Container#openConsole}. */
        CONSOLE,
        /** The caller's own descriptors 0, 1 and 2. */
        INHERIT
    }

    public ContainerProcess {
        args = List.copyOf(args);
        env = List.copyOf(env);
    }

    public ContainerProcess(List<String> args, List<String> env, Io io) {
        this(args, env, io, null, ProcessSettings.INHERITED);
    }

    /** {@code config} with this process's arguments, environment, directory and settings in it. */
    public Config applyTo(Config config) {
        List<String> variables = new ArrayList<>(config.env());
        variables.addAll(env);
        return config.toBuilder()
                .args(args.isEmpty() ? config.args() : args)
                .environment(variables)
                .cwd(cwd == null ? config.cwd() : cwd)
                .settings(settings.orElse(config.settings()))
                .build();
    }

    /** The process the container's configuration describes, on a logged console. */
    public static ContainerProcess ofConfig() {
        return ofConfig(Io.CONSOLE);
    }

    /** The process the container's configuration describes, with its streams where {@code io} says. */
    public static ContainerProcess ofConfig(Io io) {
        return new ContainerProcess(List.of(), List.of(), io);
    }

    public ContainerProcess withSettings(ProcessSettings value) {
        return new ContainerProcess(args, env, io, cwd, value);
    }

    public ContainerProcess withCwd(String value) {
        return new ContainerProcess(args, env, io, value, settings);
    }
}
