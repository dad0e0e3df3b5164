package io.nablaconsole.engine.container;

import io.nablaconsole.engine.api.Config;
import io.nablaconsole.engine.api.EngineException;
import io.nablaconsole.engine.api.HandlerContext;
import io.nablaconsole.engine.api.HandlerState;
import io.nablaconsole.engine.store.ContainerStore;
import java.nio.file.Path;
import java.util.List;

/** What handlers are told of a container that cannot be read, so that they can take away what they left. */
final class Unreadable {
    /** Nothing is known of file system, network and tender. */
    static final List<HandlerState> STATES = List.of(HandlerState.EMPTY, HandlerState.EMPTY, HandlerState.EMPTY);

    /** Stands in for a configuration nobody can read. */
    private static final Config STAND_IN =
            Config.builder(Path.of("/unreadable/unikernel")).build();

    private Unreadable() {}

    static HandlerContext context(ContainerStore store) {
        return new HandlerContext(store.id(), config(store), store.directory().path());
    }

    private static Config config(ContainerStore store) {
        try {
            return store.readState().config();
        } catch (EngineException e) {
            return STAND_IN;
        }
    }
}
