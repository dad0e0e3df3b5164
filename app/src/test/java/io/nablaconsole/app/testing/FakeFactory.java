package io.nablaconsole.app.testing;

import io.nablaconsole.engine.api.Config;
import io.nablaconsole.engine.api.Container;
import io.nablaconsole.engine.api.ContainerEvent;
import io.nablaconsole.engine.api.ContainerId;
import io.nablaconsole.engine.api.ContainerSnapshot;
import io.nablaconsole.engine.api.EngineException;
import io.nablaconsole.engine.api.ErrorCode;
import io.nablaconsole.engine.api.Factory;
import io.nablaconsole.engine.api.LaunchPlan;
import io.nablaconsole.engine.api.MemorySize;
import io.nablaconsole.engine.api.Message;
import io.nablaconsole.engine.api.Status;
import io.nablaconsole.engine.api.Subscription;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A factory whose containers exist in memory only. */
public final class FakeFactory implements Factory {
    private static final MemorySize LEAST = MemorySize.ofMebibytes(2);

    private final Path root;
    private final Map<ContainerId, FakeContainer> containers = new ConcurrentSkipListMap<>();
    private final List<Consumer<ContainerEvent>> listeners = new CopyOnWriteArrayList<>();
    private final AtomicInteger pids = new AtomicInteger(41_870);
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "fake-guests");
        thread.setDaemon(true);
        return thread;
    });
    private volatile @Nullable EngineException failure;
    private volatile List<Message> warnings = List.of();

    public FakeFactory(Path root) {
        this.root = root;
    }

    /** Every call fails with {@code next} from now on; null: works again. */
    public void failWith(@Nullable EngineException next) {
        failure = next;
    }

    /** Has {@code next} to say of each configuration from now on. */
    public void warn(List<Message> next) {
        warnings = next;
    }

    @Override
    public List<Message> warnings(String id, Config config) {
        return warnings;
    }

    private void mayFail() {
        EngineException now = failure;
        if (now != null) {
            throw now;
        }
    }

    /** How many follow it. */
    public int watchers() {
        return listeners.size();
    }

    ScheduledExecutorService timer() {
        return timer;
    }

    int nextPid() {
        return pids.addAndGet(2);
    }

    void tell(FakeContainer container) {
        ContainerEvent event = new ContainerEvent(container.id(), container.snapshot());
        listeners.forEach(listener -> listener.accept(event));
    }

    void forget(FakeContainer container) {
        if (containers.remove(container.id()) != null) {
            ContainerEvent event = new ContainerEvent(container.id(), null);
            listeners.forEach(listener -> listener.accept(event));
        }
    }

    @Override
    public Path root() {
        return root;
    }

    @Override
    public String type() {
        return "nabla";
    }

    @Override
    public void startInitialization() {
        throw new UnsupportedOperationException("nothing is started here");
    }

    @Override
    public void validate(Config config) {
        mayFail();
        if (config.memory().compareTo(LEAST) < 0) {
            throw new EngineException(
                    ErrorCode.CONFIG_INVALID,
                    Message.of(
                            "memory %s is too little for %s: it needs at least %s",
                            config.memory(), config.image().getFileName(), LEAST));
        }
    }

    @Override
    public LaunchPlan preview(String id, Config config) {
        validate(config);
        return new LaunchPlan("embedded", List.of(), new FakeImages().sandbox(config));
    }

    @Override
    public Container create(String id, Config config) {
        validate(config);
        FakeContainer container = new FakeContainer(this, new ContainerId(id), config);
        if (containers.putIfAbsent(container.id(), container) != null) {
            throw new EngineException(ErrorCode.ID_IN_USE, Message.of("container '%s' exists already", id));
        }
        tell(container);
        return container;
    }

    /** The container {@code id}. */
    public FakeContainer container(String id) {
        FakeContainer found = containers.get(new ContainerId(id));
        if (found == null) {
            throw new EngineException(ErrorCode.CONTAINER_NOT_EXISTS, Message.of("there is no container '%s'", id));
        }
        return found;
    }

    @Override
    public Container load(String id) {
        mayFail();
        return container(id);
    }

    @Override
    public List<ContainerSnapshot> list() {
        mayFail();
        return containers.values().stream().map(FakeContainer::snapshot).toList();
    }

    @Override
    public void delete(String id, boolean force) {
        mayFail();
        FakeContainer found = containers.get(new ContainerId(id));
        if (found == null) {
            return;
        }
        if (!force && found.status() != Status.STOPPED) {
            throw new EngineException(
                    ErrorCode.CONTAINER_NOT_STOPPED,
                    Message.of("container '%s' is %s: stop it first", id, found.status()));
        }
        found.destroy();
    }

    @Override
    public Subscription watch(Consumer<ContainerEvent> listener) {
        mayFail();
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }
}
