package io.nablaconsole.engine.api;

import org.jspecify.annotations.Nullable;

/**
 * Something changed below the root, whoever changed it.
 *
 * @param snapshot how it is now; null when it is gone
 */
public record ContainerEvent(ContainerId id, @Nullable ContainerSnapshot snapshot) {
    public boolean removed() {
        return snapshot == null;
    }
}
