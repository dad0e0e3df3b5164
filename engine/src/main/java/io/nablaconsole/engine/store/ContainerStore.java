package io.nablaconsole.engine.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.nablaconsole.engine.api.Config;
import io.nablaconsole.engine.api.ContainerId;
import io.nablaconsole.engine.api.EngineException;
import io.nablaconsole.engine.api.ErrorCode;
import io.nablaconsole.engine.api.ExitRecord;
import io.nablaconsole.engine.api.Message;
import io.nablaconsole.engine.api.Signal;
import io.nablaconsole.engine.api.State;
import io.nablaconsole.engine.api.Transition;
import io.nablaconsole.engine.file.RegularFile;
import io.nablaconsole.engine.json.Json;
import io.nablaconsole.engine.json.JsonReader;
import io.nablaconsole.engine.oci.ConfigDocument;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Reads and writes the files of one container. */
public record ContainerStore(ContainerId id, ContainerDirectory directory) {
    /** Writes the configuration of one being made, byte for byte as it was given: what it is made in becomes durable later. */
    public void writeConfig(Config config) throws IOException {
        try (AtomicFile.Prepared prepared = AtomicFile.prepare(directory.config(), ConfigDocument.write(config))) {
            prepared.commit();
        }
    }

    /** Writes a changed configuration durably. */
    public void saveConfig(Config config) {
        try {
            AtomicFile.removeStale(directory.config());
            AtomicFile.write(directory.config(), ConfigDocument.write(config));
        } catch (NoSuchFileException e) {
            throw gone(e);
        } catch (IOException e) {
            throw new EngineException(
                    ErrorCode.SYSTEM_ERROR,
                    Message.of("cannot save the configuration of container %s in %s: %s", id, directory.config(), e),
                    e);
        }
    }

    /** Writes the state durably. */
    public void writeState(State state) {
        writeState(state, () -> {});
    }

    /** Writes the state durably, and into the history that {@code step} led to it. */
    public void writeState(State state, Stopwatch step) {
        writeState(state, step, () -> {});
    }

    /** The same, once {@code change} has made it true. */
    public void writeState(State state, Stopwatch step, Runnable change) {
        writeState(state, () -> {
            change.run();
            // before the state has its name: who sees the new state finds the step to it
            history().add(step.done());
        });
    }

    /** Notes that {@code signal} was sent. */
    public void signalled(Signal signal) {
        history().add(new Transition(Transition.Step.SIGNAL, Instant.now(), Duration.ZERO, signal.name()));
    }

    /** The steps of its life that are remembered, oldest first. */
    public List<Transition> readHistory() {
        return history().read();
    }

    private HistoryFile history() {
        return new HistoryFile(directory.history());
    }

    /**
     * Writes the state durably, once {@code change} has made it true. The room on the disk is taken before: a guest that
     * is let go may fill the disk at once.
     */
    private void writeState(State state, Runnable change) {
        try {
            AtomicFile.removeStale(directory.state());
            try (AtomicFile.Prepared prepared =
                    AtomicFile.prepare(directory.state(), Json.print(StateDocument.tree(state)) + "\n")) {
                change.run();
                prepared.commit();
            }
        } catch (NoSuchFileException e) {
            throw gone(e);
        } catch (IOException e) {
            throw new EngineException(
                    ErrorCode.SYSTEM_ERROR,
                    Message.of("cannot save the state of container %s in %s: %s", id, directory.state(), e),
                    e);
        }
    }

    /**
     * Reads state and configuration.
     *
     * @throws EngineException {@link ErrorCode#CONTAINER_NOT_EXISTS}; {@link ErrorCode#SYSTEM_ERROR} naming the file
     *     that is broken
     */
    public State readState() {
        if (!directory.exists()) {
            throw gone(null);
        }
        JsonReader top = parse(directory.state(), bytes -> JsonReader.of(Json.parse(bytes)));
        // a relative root.path starts from the bundle the configuration came from, not from the copy kept here
        Path bundle = check(directory.state(), () -> top.path("bundle"));
        Config config = parse(directory.config(), bytes -> ConfigDocument.read(bytes, bundle));
        return check(directory.state(), () -> StateDocument.read(top, config));
    }

    /** The record of how the init of {@code state} ended; empty when there is none, or only that of another run. */
    public Optional<ExitRecord> readExit(State state) {
        if (!Files.exists(directory.exit())) {
            return Optional.empty();
        }
        try {
            return parse(directory.exit(), bytes -> {
                JsonReader top = JsonReader.of(Json.parse(bytes));
                return ExitDocument.speaksOf(top, state) ? Optional.of(ExitDocument.read(top)) : Optional.empty();
            });
        } catch (EngineException e) {
            if (e.code() == ErrorCode.CONTAINER_NOT_EXISTS) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /** Writes down in the record of how the init ended what only its control group knows, which is about to go. */
    public void completeExit() throws IOException {
        byte[] written = RegularFile.bytes(directory.exit(), RegularFile.DOCUMENT);
        AtomicFile.removeStale(directory.exit());
        AtomicFile.write(directory.exit(), ExitDocument.completed(written));
    }

    /** All about the container as one JSON object. */
    public String inspect(State state, Optional<ExitRecord> exit) {
        try {
            ObjectNode top = Json.object();
            top.set("config", Json.parse(RegularFile.bytes(directory.config(), RegularFile.DOCUMENT)));
            top.set("state", StateDocument.tree(state));
            if (exit.isPresent()) {
                top.set("exit", ExitDocument.tree(exit.get()));
            } else {
                top.putNull("exit");
            }
            readHistory().stream().map(Transitions::tree).forEach(top.putArray("history")::add);
            return Json.print(top);
        } catch (IOException e) {
            throw broken(directory.config(), e);
        }
    }

    private interface Reader<T> {
        T read(byte[] bytes) throws IOException;
    }

    private <T> T parse(Path file, Reader<T> reader) {
        try {
            return reader.read(RegularFile.bytes(file, RegularFile.DOCUMENT));
        } catch (NoSuchFileException e) {
            if (!directory.exists()) {
                throw gone(e);
            }
            throw broken(file, e);
        } catch (IOException | RuntimeException e) {
            // whatever stands in it: one odd file must stop nobody but its container
            throw broken(file, e);
        }
    }

    /** Names {@code file} in whatever {@code read} finds wrong with its content. */
    private <T> T check(Path file, Supplier<T> read) {
        try {
            return read.get();
        } catch (RuntimeException e) {
            throw broken(file, e);
        }
    }

    private EngineException gone(@Nullable Throwable cause) {
        boolean other = directory.taken() && !directory.exists();
        return new EngineException(
                ErrorCode.CONTAINER_NOT_EXISTS,
                other
                        ? Message.of(
                                "container %s does not exist: %s is no directory; delete --force removes that alone",
                                id, directory.path())
                        : Message.of("container %s does not exist", id),
                cause);
    }

    private EngineException broken(Path file, Exception cause) {
        Object why = cause instanceof NoSuchFileException ? Message.of("it is missing") : cause;
        return new EngineException(
                ErrorCode.SYSTEM_ERROR,
                Message.of("cannot read container %s from %s: %s; delete the container to be rid of it", id, file, why),
                cause);
    }
}
