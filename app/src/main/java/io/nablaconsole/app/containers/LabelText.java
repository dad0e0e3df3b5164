package io.nablaconsole.app.containers;

import io.nablaconsole.engine.api.ContainerSnapshot;
import java.util.stream.Collectors;

/** The labels of a container as one text. */
final class LabelText {
    private LabelText() {}

    /** {@code team=blue, tier=web}; without those annotations that are the engine's own. */
    static String of(ContainerSnapshot snapshot) {
        return snapshot.annotations().entrySet().stream()
                .filter(label -> !label.getKey().startsWith(ContainersViewModel.RESERVED))
                .map(label -> label.getKey() + "=" + label.getValue())
                .sorted()
                .collect(Collectors.joining(", "));
    }
}
