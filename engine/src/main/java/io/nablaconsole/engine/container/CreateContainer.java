package io.nablaconsole.engine.container;

import io.nablaconsole.engine.api.Config;
import io.nablaconsole.engine.api.ContainerId;
import io.nablaconsole.engine.api.EngineException;
import io.nablaconsole.engine.api.ErrorCode;
import io.nablaconsole.engine.api.HandlerContext;
import io.nablaconsole.engine.api.HandlerState;
import io.nablaconsole.engine.store.ContainerDirectory;
import io.nablaconsole.engine.store.ContainerStore;
import io.nablaconsole.engine.store.StoreRoot;
import java.io.IOException;
import java.nio.file.Path;

/** Makes a container aside and gives it its name last, so that nobody ever sees a part of one. */
final class CreateContainer {
    private final EngineParts parts;

    CreateContainer(EngineParts parts) {
        this.parts = parts;
    }

    LinuxContainer create(ContainerId id, Config config) {
        if (parts.root().directory(id).exists()) {
            throw StoreRoot.inUse(id, null);
        }
        try (Undo undo = new Undo()) {
            Path aside = parts.root().makeAside();
            undo.push("delete " + aside, () -> ContainerDirectory.deleteTree(aside));
            fill(id, config, new ContainerDirectory(aside), undo);
            parts.root().publish(aside, id);
            undo.forget();
            return parts.container(id);
        } catch (IOException e) {
            throw new EngineException(
                    ErrorCode.SYSTEM_ERROR,
                    "cannot create container " + id + " in " + parts.root().path() + ": " + e.getMessage(),
                    e);
        }
    }

    private void fill(ContainerId id, Config config, ContainerDirectory directory, Undo undo) throws IOException {
        ContainerStore store = new ContainerStore(id, directory);
        store.writeConfig(config);
        HandlerContext context = new HandlerContext(id, config, directory.path());
        HandlerState fs = undo.guard(parts.handlers().fs(), context);
        HandlerState network = undo.guard(parts.handlers().network(), context);
        HandlerState exec = undo.guard(parts.handlers().exec(), context);
        store.writeState(States.initial(
                id, config, fs, network, exec, parts.handlers().exec().tender(config)));
    }
}
