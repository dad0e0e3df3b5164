package io.nablaconsole.engine.shim;

import io.nablaconsole.engine.api.EngineException;
import io.nablaconsole.engine.api.ErrorCode;
import io.nablaconsole.engine.api.Hook;
import io.nablaconsole.engine.api.Message;
import io.nablaconsole.engine.api.Signal;
import io.nablaconsole.engine.api.SoundText;
import io.nablaconsole.engine.file.RegularFile;
import io.nablaconsole.engine.store.ContainerDirectory;
import io.nablaconsole.engine.store.ProcessIdentity;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Runs the shim's commands. Thread-safe. */
public final class Shim {
    /** The processes of a container that was brought to its gate. */
    public record Created(ProcessIdentity init, ProcessIdentity monitor) {}

    private static final int NO_SUCH_PROCESS = 3;

    private static final FileAttribute<?> PRIVATE =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

    private final Path program;

    public Shim(ShimBinary binary) {
        program = binary.file();
    }

    /**
     * Makes monitor and init, and returns when the init waits at the gate.
     *
     * @param inheritStreams whether the container gets the caller's descriptors 0, 1 and 2
     * @throws EngineException {@link ErrorCode#SYSTEM_ERROR} with the shim's own words; nothing is left then
     */
    public Created create(ContainerDirectory directory, ShimPlan plan, boolean inheritStreams) {
        try {
            write(directory, plan);
            ProcessBuilder builder = builder(
                    "create", directory.plan().toString(), directory.result().toString());
            if (inheritStreams) {
                builder.inheritIO();
            }
            Finished finished = run(builder, inheritStreams);
            if (finished.code != 0 && !Files.exists(directory.result())) {
                throw new EngineException(
                        ErrorCode.SYSTEM_ERROR,
                        Message.of("nabla-shim ended with %s: %s", finished.code, new Message.Cause(finished.errors)));
            }
            return ShimResult.parse(RegularFile.text(directory.result(), RegularFile.RECORD));
        } catch (IOException e) {
            throw new EngineException(ErrorCode.SYSTEM_ERROR, Message.of("cannot run nabla-shim: %s", e), e);
        }
    }

    /** The plan holds the environment, so nobody else may read it; what lay in its place is not written into. */
    private static void write(ContainerDirectory directory, ShimPlan plan) throws IOException {
        directory.removeOddities();
        ContainerDirectory.deleteTree(directory.result());
        ContainerDirectory.deleteTree(directory.plan());
        try (FileChannel file = FileChannel.open(
                directory.plan(), Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), PRIVATE)) {
            ByteBuffer bytes = ByteBuffer.wrap(plan.toBytes());
            while (bytes.hasRemaining()) {
                file.write(bytes);
            }
        }
    }

    /**
     * Writes the plan of an init that somebody is to become.
     *
     * @return the command to execute for that
     */
    public List<String> init(ContainerDirectory directory, ShimPlan plan) {
        try {
            write(directory, plan);
            return List.of(program.toString(), "init", directory.plan().toString());
        } catch (IOException e) {
            throw new EngineException(
                    ErrorCode.SYSTEM_ERROR, Message.of("cannot write %s: %s", directory.plan(), e), e);
        }
    }

    /** The command that runs {@code command} in the network namespace {@code netns}. */
    public List<String> enter(Path netns, List<String> command) {
        List<String> line = new ArrayList<>(List.of(program.toString(), "enter", netns.toString(), "--"));
        line.addAll(command);
        return line;
    }

    /**
     * Sends a signal to exactly this process.
     *
     * @param group to its process group
     * @return false when it is gone
     */
    public boolean signal(ProcessIdentity process, Signal signal, boolean group) {
        List<String> args = new ArrayList<>(
                List.of("signal", String.valueOf(process.pid()), process.start(), String.valueOf(signal.number())));
        if (group) {
            args.add("group");
        }
        try {
            Finished finished = run(builder(args.toArray(String[]::new)), false);
            if (finished.code == 0) {
                return true;
            }
            if (finished.code == NO_SUCH_PROCESS) {
                return false;
            }
            throw new EngineException(
                    ErrorCode.SYSTEM_ERROR,
                    Message.of(
                            "cannot send %s to process %s: %s",
                            signal, process.pid(), new Message.Cause(finished.errors)));
        } catch (IOException e) {
            throw new EngineException(ErrorCode.SYSTEM_ERROR, Message.of("cannot run nabla-shim: %s", e), e);
        }
    }

    /**
     * Prepares a hook as the leader of its own session, with exactly its own name, arguments and environment; streams
     * and directory are left to the caller.
     *
     * @param namespace the network namespace to run it in; null: ours
     */
    public ProcessBuilder hook(@Nullable Path namespace, Hook hook) {
        List<String> command = new ArrayList<>(List.of(
                "hook",
                namespace == null ? "-" : namespace.toString(),
                hook.path().toString()));
        command.addAll(hook.args().isEmpty() ? List.of(hook.path().toString()) : hook.args());
        ProcessBuilder builder = builder(command.toArray(String[]::new));
        for (String variable : hook.env()) {
            SoundText.requireNative("a variable of a hook", variable);
            int equals = variable.indexOf('=');
            builder.environment().put(variable.substring(0, equals), variable.substring(equals + 1));
        }
        return builder;
    }

    private ProcessBuilder builder(String... args) {
        List<String> command = new ArrayList<>();
        command.add(program.toString());
        command.addAll(List.of(args));
        command.forEach(word -> SoundText.requireNative("a word for nabla-shim", word));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().clear();
        return builder;
    }

    private record Finished(int code, String errors) {}

    private static Finished run(ProcessBuilder builder, boolean inherited) throws IOException {
        Process process = builder.start();
        try {
            String errors = "";
            if (!inherited) {
                process.getOutputStream().close();
                // the shim's children close these streams at once, so this ends with the shim itself
                errors = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            }
            return new Finished(process.waitFor(), errors);
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new EngineException(ErrorCode.SYSTEM_ERROR, Message.of("interrupted while nabla-shim ran"), e);
        }
    }
}
