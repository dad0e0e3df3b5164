package io.nablaconsole.engine.container;

import io.nablaconsole.engine.api.Config;
import io.nablaconsole.engine.api.Container;
import io.nablaconsole.engine.api.ContainerEvent;
import io.nablaconsole.engine.api.ContainerId;
import io.nablaconsole.engine.api.ContainerSnapshot;
import io.nablaconsole.engine.api.Factory;
import io.nablaconsole.engine.api.HandlerContext;
import io.nablaconsole.engine.api.HandlerState;
import io.nablaconsole.engine.api.Handlers;
import io.nablaconsole.engine.api.LaunchPlan;
import io.nablaconsole.engine.api.Leftover;
import io.nablaconsole.engine.api.Message;
import io.nablaconsole.engine.api.State;
import io.nablaconsole.engine.api.Subscription;
import io.nablaconsole.engine.diagnostics.Given;
import io.nablaconsole.engine.image.PauseContainer;
import io.nablaconsole.engine.oci.Unheeded;
import io.nablaconsole.engine.store.ContainerStore;
import io.nablaconsole.engine.watch.RootWatch;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** The factory of libcontainer, on one root directory. */
public final class NablaFactory implements Factory {
    private static final System.Logger LOG = System.getLogger(NablaFactory.class.getName());

    private final EngineParts parts;

    public NablaFactory(EngineParts parts) {
        this.parts = parts;
    }

    @Override
    public Path root() {
        return parts.root().path();
    }

    @Override
    public String type() {
        return "nabla";
    }

    @Override
    public void validate(Config config) {
        Unheeded.refuse(config);
        config.stopSignal();
        HostSettings.check(config.settings());
        HostNamespaces.check(config);
        parts.cgroups().require(config.resources());
        if (!PauseContainer.is(config)) {
            parts.handlers().fs().validate(config);
            Config withFiles = parts.handlers().fs().foresee(config);
            parts.handlers().network().validate(withFiles);
            parts.handlers().exec().validate(withFiles);
        }
    }

    @Override
    public LaunchPlan preview(String id, Config config) {
        ContainerId valid = new ContainerId(id);
        if (PauseContainer.is(config)) {
            return new LaunchPlan(parts.handlers().exec().tender(config), List.of(), null);
        }
        Handlers handlers = parts.handlers();
        HandlerContext asked =
                new HandlerContext(valid, config, parts.root().directory(valid).path());
        HandlerContext withFiles = asked.with(handlers.fs().preview(asked));
        HandlerContext complete = withFiles.with(handlers.network().provide(withFiles, HandlerState.EMPTY));
        return handlers.exec().preview(complete, handlers.fs().foresee(config));
    }

    @Override
    public Container create(String id, Config config) {
        ContainerId valid = new ContainerId(id);
        Container made;
        List<Message> warnings;
        try {
            validate(config);
            warnings = warnings(id, config);
            made = new CreateContainer(parts).create(valid, config);
        } catch (RuntimeException e) {
            // what is wrong may be quoted in a log, and there is no container to ask what it was given
            Given.inLogs().note(config);
            throw e;
        }
        warnings.forEach(warning -> LOG.log(System.Logger.Level.WARNING, warning.text()));
        return made;
    }

    @Override
    public List<Message> warnings(String id, Config config) {
        List<Message> all = new ArrayList<>(new ClaimCheck(parts).clashes(new ContainerId(id), config));
        all.addAll(Unheeded.warnings(config));
        return all;
    }

    @Override
    public Container load(String id) {
        ContainerStore store = parts.root().store(new ContainerId(id));
        State state = store.readState();
        return parts.container(new ContainerId(state.id()));
    }

    @Override
    public void startInitialization() {
        new Initialization(parts, System.getenv()).run();
    }

    @Override
    public List<ContainerSnapshot> list() {
        return parts.root().ids().stream()
                .map(id -> Snapshots.ofAny(parts.root().store(id)))
                .flatMap(Optional::stream)
                .toList();
    }

    @Override
    public void delete(String id, boolean force) {
        ContainerId valid = new ContainerId(id);
        new DeleteContainer(parts, parts.root().store(valid)).delete(force);
    }

    @Override
    public List<Leftover> leftovers() {
        return new PruneRoot(parts).leftovers();
    }

    @Override
    public List<Leftover> prune() {
        return new PruneRoot(parts).prune();
    }

    @Override
    public Subscription watch(Consumer<ContainerEvent> listener) {
        return RootWatch.start(parts.root(), id -> Snapshots.ofAny(parts.root().store(id)), listener);
    }
}
