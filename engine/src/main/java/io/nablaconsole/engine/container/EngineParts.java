package io.nablaconsole.engine.container;

import io.nablaconsole.engine.api.ContainerId;
import io.nablaconsole.engine.api.Handlers;
import io.nablaconsole.engine.shim.Shim;
import io.nablaconsole.engine.store.StoreRoot;
import java.util.function.Supplier;

/**
 * What every verb needs.
 *
 * @param shim asked for only by verbs that run it: reading a state must not unpack a program
 * @param logSegmentBytes size of each of the two segments of a console log
 */
public record EngineParts(StoreRoot root, Handlers handlers, Supplier<Shim> shim, long logSegmentBytes) {
    LinuxContainer container(ContainerId id) {
        return new LinuxContainer(this, root.store(id));
    }
}
