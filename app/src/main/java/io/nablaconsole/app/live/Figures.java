package io.nablaconsole.app.live;

import io.nablaconsole.engine.api.ContainerId;
import io.nablaconsole.engine.api.EngineException;
import io.nablaconsole.engine.api.Factory;
import io.nablaconsole.engine.api.Stats;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Reads the figures of a container that may end at any moment. */
final class Figures {
    private static final Logger LOG = Logger.getLogger(Figures.class.getName());

    private Figures() {}

    /** The figures of {@code id}; empty when it has ended or is gone. */
    static Optional<Stats> of(Factory factory, ContainerId id) {
        try {
            return Optional.of(factory.load(id.value()).stats());
        } catch (EngineException e) {
            LOG.log(Level.FINE, "no figures of " + id, e);
            return Optional.empty();
        }
    }
}
