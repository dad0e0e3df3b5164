package io.nablaconsole.engine.container;

import io.nablaconsole.engine.api.Config;
import io.nablaconsole.engine.api.ContainerId;
import io.nablaconsole.engine.api.EngineException;
import io.nablaconsole.engine.api.ErrorCode;
import io.nablaconsole.engine.api.HandlerContext;
import io.nablaconsole.engine.api.HandlerState;
import io.nablaconsole.engine.api.Handlers;
import io.nablaconsole.engine.api.Message;
import io.nablaconsole.engine.api.State;
import io.nablaconsole.engine.api.Transition.Step;
import io.nablaconsole.engine.store.ContainerDirectory;
import io.nablaconsole.engine.store.ContainerStore;
import io.nablaconsole.engine.store.Stopwatch;
import io.nablaconsole.engine.store.StoreRoot;
import io.nablaconsole.engine.store.Trust;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;

/** Makes a container aside and gives it its name last, so that nobody ever sees a part of one. */
final class CreateContainer {
    private final EngineParts parts;

    CreateContainer(EngineParts parts) {
        this.parts = parts;
    }

    LinuxContainer create(ContainerId id, Config config) {
        if (parts.root().directory(id).taken()) {
            throw StoreRoot.inUse(id, null);
        }
        Trust.requireOwn(parts.root(), parts.root().directory(id));
        Stopwatch step = Stopwatch.begin(Step.CREATE);
        try (Undo undo = new Undo()) {
            Path aside = parts.root().makeAside();
            undo.push(Message.of("cannot delete %s", aside), () -> ContainerDirectory.deleteTree(aside));
            fill(id, config, new ContainerDirectory(aside), step, undo);
            parts.root().publish(aside, id);
            undo.forget();
            return parts.container(id);
        } catch (IOException e) {
            throw new EngineException(
                    ErrorCode.SYSTEM_ERROR,
                    Message.of(
                            "cannot create container %s in %s: %s",
                            id, parts.root().path(), e),
                    e);
        }
    }

    private void fill(ContainerId id, Config config, ContainerDirectory directory, Stopwatch step, Undo undo)
            throws IOException {
        Files.writeString(directory.owner(), id.value());
        ContainerStore store = new ContainerStore(id, directory);
        store.writeConfig(config);
        HandlerContext asked = new HandlerContext(id, config, directory.path());
        Handlers handlers = parts.handlers();
        HandlerState fs = undo.guard(handlers.fs(), asked);
        HandlerContext withFiles = asked.with(handlers.fs().provide(asked, fs));
        HandlerState network = undo.guard(handlers.network(), withFiles);
        HandlerContext complete = withFiles.with(handlers.network().provide(withFiles, network));
        HandlerState exec = undo.guard(handlers.exec(), complete);
        State made = State.builder(id.value(), config, Instant.now())
                .handlers(fs, network, exec)
                .tender(handlers.exec().tender(config))
                .build();
        store.writeState(made, step);
        Files.delete(directory.owner());
    }
}
