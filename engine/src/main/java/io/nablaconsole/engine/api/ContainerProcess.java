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
 * @param extraFiles descriptors of this program that the process finds open as 3, 4, …; they stay open here
 * @param cwd its working directory, absolute inside the rootfs, where it must exist; null: the configuration's
 * @param settings user, groups, capabilities, labels and limits, where they differ from the configuration's
 */
public record ContainerProcess(
        List<String> args,
        List<String> env,
        ContainerIo io,
        List<Integer> extraFiles,
        @Nullable String cwd,
        ProcessSettings settings) {
    public ContainerProcess {
        args = List.copyOf(args);
        env = List.copyOf(env);
        extraFiles = List.copyOf(extraFiles);
    }

    public ContainerProcess(List<String> args, List<String> env, ContainerIo io) {
        this(args, env, io, List.of(), null, ProcessSettings.INHERITED);
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
        return ofConfig(ContainerIo.LOGGED);
    }

    /** The process the container's configuration describes, with its streams where {@code io} says. */
    public static ContainerProcess ofConfig(ContainerIo io) {
        return new ContainerProcess(List.of(), List.of(), io);
    }

    /** The same with its streams elsewhere. */
    public ContainerProcess withIo(ContainerIo newIo) {
        return new ContainerProcess(args, env, newIo, extraFiles, cwd, settings);
    }

    /** The same with these descriptors as 3, 4, …. */
    public ContainerProcess withExtraFiles(List<Integer> descriptors) {
        return new ContainerProcess(args, env, io, descriptors, cwd, settings);
    }

    /**
     * The same on this terminal.
     *
     * @throws EngineException {@link ErrorCode#CONSOLE_EXISTS} when it has one already
     */
    public ContainerProcess withConsole(Console console) {
        if (io instanceof ContainerIo.Terminal) {
            throw new EngineException(
                    ErrorCode.CONSOLE_EXISTS,
                    Message.of("cannot give the process %s: it has a console already", console.path()));
        }
        return withIo(new ContainerIo.Terminal(console));
    }

    public ContainerProcess withSettings(ProcessSettings value) {
        return new ContainerProcess(args, env, io, extraFiles, cwd, value);
    }

    public ContainerProcess withCwd(String value) {
        return new ContainerProcess(args, env, io, extraFiles, value, settings);
    }
}
