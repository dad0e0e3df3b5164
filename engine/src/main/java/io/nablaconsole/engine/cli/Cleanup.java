package io.nablaconsole.engine.cli;

import io.nablaconsole.engine.api.Container;

/** Takes back a container whose command failed. */
final class Cleanup {
    private Cleanup() {}

    /** Destroys {@code container}; what goes wrong with that is added to {@code failure}. */
    static void destroy(Container container, RuntimeException failure) {
        try {
            container.destroy();
        } catch (RuntimeException e) {
            failure.addSuppressed(e);
        }
    }
}
