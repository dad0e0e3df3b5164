package io.nablaconsole.engine.api;

import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Where the standard streams of a container's process go, and who stays to watch the process. */
public sealed interface ContainerIo {
    /** The shim keeps them: a pty or pipes, logged, to be watched with {@link Container#openConsole}. */
    ContainerIo LOGGED = new Logged();

    /** The caller's own descriptors 0, 1 and 2; the shim stays to record the end. */
    ContainerIo INHERITED = new Inherited();

    record Logged() implements ContainerIo {}

    record Inherited() implements ContainerIo {}

    /**
     * The caller has a supervisor, which waits for the process itself: nothing of the engine stays, and the init becomes
     * a child of the caller's nearest subreaper. Only the supervisor learns how it ends.
     *
     * @param consoleSocket who is sent the terminal (SCM_RIGHTS, as OCI runtimes do), which must be listening; null: the
     *     process has the caller's own descriptors 0, 1 and 2
     */
    record Supervised(@Nullable Path consoleSocket) implements ContainerIo {}

    /** A terminal that the caller made and holds; it becomes the controlling terminal of the process. */
    record Terminal(Console console) implements ContainerIo {}

    /**
     * Pipes between the process and streams of the caller, which the engine's threads read and write as long as the
     * caller lives.
     *
     * @param stdin what the process reads; null: nothing
     * @param stdout what takes its output; null: nothing does
     * @param stderr what takes its error output; null: nothing does
     */
    record Streams(
            @Nullable InputStream stdin,
            @Nullable OutputStream stdout,
            @Nullable OutputStream stderr) implements ContainerIo {}

    /** Pipes whose other ends the caller holds. */
    record Pipes(ProcessPipes pipes) implements ContainerIo {}
}
