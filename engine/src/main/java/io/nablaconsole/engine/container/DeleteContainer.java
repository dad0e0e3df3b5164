package io.nablaconsole.engine.container;

import io.nablaconsole.engine.api.Action;
import io.nablaconsole.engine.api.ContainerSnapshot;
import io.nablaconsole.engine.api.EngineException;
import io.nablaconsole.engine.api.ErrorCode;
import io.nablaconsole.engine.api.Message;
import io.nablaconsole.engine.store.ContainerDirectory;
import io.nablaconsole.engine.store.ContainerLock;
import io.nablaconsole.engine.store.ContainerStore;
import java.io.IOException;
import java.util.Optional;

/** Removes what has a container's name, be it broken, held up by a hook, or no container at all. */
final class DeleteContainer {
    private final EngineParts parts;
    private final ContainerStore store;

    DeleteContainer(EngineParts parts, ContainerStore store) {
        this.parts = parts;
        this.store = store;
    }

    /** Does nothing when there is none; {@code force}: also when it lives, or a hook of its keeps another verb busy. */
    void delete(boolean force) {
        ContainerDirectory directory = store.directory();
        if (!directory.exists()) {
            if (force) {
                parts.root().removeOther(directory);
            }
            return;
        }
        refuseForeign(directory);
        try {
            ContainerLock.hold(store.id(), directory, force ? this::killHooks : () -> {}, () -> destroy(force));
        } catch (EngineException e) {
            if (e.code() != ErrorCode.CONTAINER_NOT_EXISTS) {
                throw e;
            }
        }
    }

    /** A root may be a directory in which people keep other things. */
    private static void refuseForeign(ContainerDirectory directory) {
        try {
            if (directory.foreign()) {
                throw new EngineException(
                        ErrorCode.SYSTEM_ERROR,
                        Message.of(
                                "cannot delete %s: there is nothing of a container in it; remove it by hand if nobody"
                                        + " needs it",
                                directory.path()));
            }
        } catch (IOException e) {
            throw new EngineException(
                    ErrorCode.SYSTEM_ERROR, Message.of("cannot look into %s: %s", directory.path(), e), e);
        }
    }

    /** The verb that waits for them fails then, takes back what it did and lets go of the container. */
    private void killHooks() {
        parts.hooks().kill(store.id().value());
    }

    private void destroy(boolean force) {
        Optional<ContainerSnapshot> now = Snapshots.ofAny(store);
        if (!force && now.isPresent()) {
            Liveness.require(store.id(), now.get().status(), Action.DESTROY);
        }
        new DestroyContainer(parts, store).destroy();
    }
}
