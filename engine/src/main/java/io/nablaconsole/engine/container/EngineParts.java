package io.nablaconsole.engine.container;

import io.nablaconsole.engine.api.ContainerId;
import io.nablaconsole.engine.api.Handlers;
import io.nablaconsole.engine.cgroup.Cgroups;
import io.nablaconsole.engine.hook.HookRunner;
import io.nablaconsole.engine.shim.Shim;
import io.nablaconsole.engine.store.StoreRoot;
import java.util.function.Supplier;

/**
 * What every verb needs.
 *
 * @param shim asked for only by verbs that run it: reading a state must not unpack a program
 * @param logSegmentBytes size of each of the two segments of a console log
 * @param cgroups the control groups that containers may have
 */
public record EngineParts(
        StoreRoot root, Handlers handlers, Supplier<Shim> shim, long logSegmentBytes, Cgroups cgroups) {
    /** With the control groups of this host. */
    public EngineParts(StoreRoot root, Handlers handlers, Supplier<Shim> shim, long logSegmentBytes) {
        this(root, handlers, shim, logSegmentBytes, Cgroups.ofThisHost());
    }

    HookRunner hooks() {
        return new HookRunner(shim, root);
    }

    LinuxContainer container(ContainerId id) {
        return new LinuxContainer(this, root.store(id));
    }
}
