package io.nablaconsole.engine.container;

import io.nablaconsole.engine.api.ContainerId;
import io.nablaconsole.engine.api.ContainerSnapshot;
import io.nablaconsole.engine.api.EngineException;
import io.nablaconsole.engine.api.ErrorCode;
import io.nablaconsole.engine.api.ExitRecord;
import io.nablaconsole.engine.api.MemorySize;
import io.nablaconsole.engine.api.State;
import io.nablaconsole.engine.api.Status;
import io.nablaconsole.engine.store.ContainerStore;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** Makes the views that lists show. */
final class Snapshots {
    private Snapshots() {}

    static ContainerSnapshot of(ContainerStore store) {
        ExitWatch.Seen seen = new ExitWatch(store).look();
        State state = seen.state();
        Status status = seen.status();
        Optional<ExitRecord> exit = seen.exit();
        return new ContainerSnapshot(
                new ContainerId(state.id()),
                status,
                imageName(state.config().args().get(0)),
                state.tender(),
                state.config().memory(),
                status == Status.STOPPED ? 0 : state.initProcessPid(),
                state.created(),
                exit.map(ExitRecord::started).orElse(state.started()),
                exit.orElse(null),
                state.config().annotations(),
                null);
    }

    /** The last part of the image's path; a text, as a list must not fail because of a name. */
    private static String imageName(String image) {
        String name = image.substring(image.lastIndexOf('/') + 1);
        return name.isEmpty() ? image : name;
    }

    /** The view of a container even if it is broken; empty when it is gone. */
    static Optional<ContainerSnapshot> ofAny(ContainerStore store) {
        try {
            return Optional.of(of(store));
        } catch (EngineException e) {
            if (e.code() == ErrorCode.CONTAINER_NOT_EXISTS) {
                return Optional.empty();
            }
            return Optional.of(new ContainerSnapshot(
                    store.id(),
                    Status.STOPPED,
                    "",
                    "",
                    new MemorySize(0),
                    0,
                    Instant.EPOCH,
                    null,
                    null,
                    Map.of(),
                    e.message()));
        }
    }
}
