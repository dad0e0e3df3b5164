package io.nablaconsole.engine.api;

import java.util.ArrayList;
import java.util.List;

/**
 * The process to run in a container: libcontainer's {@code Process}.
 *
 * @param args replaces the configuration's when not empty
 * @param env added to the configuration's
 * @param io where its standard streams go
 */
public record ContainerProcess(List<String> args, List<String> env, Io io) {
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

    /** {@code config} with this process's arguments and environment in it. */
    public Config applyTo(Config config) {
        List<String> variables = new ArrayList<>(config.env());
        variables.addAll(env);
        return config.withProcess(args.isEmpty() ? config.args() : args, variables);
    }

    /** The process the container's configuration describes, on a logged console. */
    public static ContainerProcess ofConfig() {
        return ofConfig(Io.CONSOLE);
    }

    /** The process the container's configuration describes, with its streams where {@code io} says. */
    public static ContainerProcess ofConfig(Io io) {
        return new ContainerProcess(List.of(), List.of(), io);
    }
}
