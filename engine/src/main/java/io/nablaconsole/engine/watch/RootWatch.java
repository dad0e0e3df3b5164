package io.nablaconsole.engine.watch;

import io.nablaconsole.engine.api.ContainerEvent;
import io.nablaconsole.engine.api.ContainerId;
import io.nablaconsole.engine.api.ContainerSnapshot;
import io.nablaconsole.engine.api.EngineException;
import io.nablaconsole.engine.api.ErrorCode;
import io.nablaconsole.engine.api.Message;
import io.nablaconsole.engine.api.Subscription;
import io.nablaconsole.engine.store.StoreRoot;
import java.io.IOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Watches a root: inotify for what is renamed into place, made or deleted there, and now and then a look at everything
 * for what leaves no trace in the file system, such as a process killed together with its shim.
 *
 * <p>Only names are watched, never contents: a chatty console costs nothing here.
 */
public final class RootWatch implements Subscription {
    private static final System.Logger LOG = System.getLogger(RootWatch.class.getName());
    private static final long RECONCILE_SECONDS = 5;

    private final StoreRoot root;
    private final Function<ContainerId, Optional<ContainerSnapshot>> look;
    private final Consumer<ContainerEvent> listener;
    private final WatchService service;
    private final WatchKey rootKey;
    private final Map<WatchKey, ContainerId> watched = new HashMap<>();
    private final Map<ContainerId, ContainerSnapshot> known = new HashMap<>();
    private final Map<ContainerId, RestStamp> resting = new HashMap<>();

    private RootWatch(
            StoreRoot root,
            Function<ContainerId, Optional<ContainerSnapshot>> look,
            Consumer<ContainerEvent> listener,
            WatchService service)
            throws IOException {
        this.root = root;
        this.look = look;
        this.listener = listener;
        this.service = service;
        this.rootKey = register(root.path());
    }

    /**
     * Begins to watch.
     *
     * @param look the present view of a container; empty when it is gone
     */
    public static RootWatch start(
            StoreRoot root,
            Function<ContainerId, Optional<ContainerSnapshot>> look,
            Consumer<ContainerEvent> listener) {
        try {
            WatchService service = root.path().getFileSystem().newWatchService();
            RootWatch watch = new RootWatch(root, look, listener, service);
            for (ContainerId id : root.ids()) {
                watch.register(id);
                look.apply(id).ifPresent(now -> watch.known.put(id, now));
            }
            Thread thread = new Thread(watch::loop, "nabla-watch");
            thread.setDaemon(true);
            thread.start();
            return watch;
        } catch (IOException e) {
            throw new EngineException(
                    ErrorCode.SYSTEM_ERROR,
                    Message.of(
                            "cannot watch %s: %s; raise fs.inotify.max_user_instances if it says too many open files",
                            root.path(), e),
                    e);
        }
    }

    private WatchKey register(Path directory) throws IOException {
        return directory.register(service, StandardWatchEventKinds.ENTRY_CREATE, StandardWatchEventKinds.ENTRY_DELETE);
    }

    private void register(ContainerId id) {
        try {
            watched.put(register(root.directory(id).path()), id);
        } catch (IOException e) {
            // it is gone already, or the kernel's limit of watches is reached: reconciling covers both
            return;
        }
    }

    private void loop() {
        try {
            while (true) {
                look(service.poll(RECONCILE_SECONDS, TimeUnit.SECONDS));
            }
        } catch (ClosedWatchServiceException e) {
            return;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** A failed look must not end the watch: the next one comes in a few seconds. */
    private void look(@Nullable WatchKey key) {
        try {
            if (key == null) {
                reconcile();
            } else {
                handle(key);
            }
        } catch (EngineException e) {
            LOG.log(System.Logger.Level.WARNING, "cannot look at " + root.path() + ": " + e.text());
        }
    }

    private void handle(WatchKey key) {
        Set<ContainerId> touched = new HashSet<>();
        boolean overflow = false;
        for (WatchEvent<?> event : key.pollEvents()) {
            if (event.kind() == StandardWatchEventKinds.OVERFLOW) {
                overflow = true;
            } else if (!key.equals(rootKey)) {
                Optional.ofNullable(watched.get(key)).ifPresent(touched::add);
            } else if (event.kind() == StandardWatchEventKinds.ENTRY_CREATE) {
                overflow = true; // of the root there are few, and listing it sorts out names that are no container
            } else {
                known.keySet().stream()
                        .filter(id -> root.directory(id).path().endsWith(String.valueOf(event.context())))
                        .forEach(touched::add);
            }
        }
        if (!key.reset()) {
            watched.remove(key);
        }
        if (overflow) {
            reconcile();
        }
        touched.forEach(this::publish);
    }

    private void reconcile() {
        Set<ContainerId> all = new HashSet<>(known.keySet());
        for (ContainerId id : root.ids()) {
            all.add(id);
            if (!known.containsKey(id)) {
                register(id);
            }
        }
        all.stream().filter(id -> !rests(id)).forEach(this::publish);
    }

    /** A thousand that have ended are not read again and again. */
    private boolean rests(ContainerId id) {
        RestStamp then = resting.get(id);
        return then != null
                && RestStamp.of(root.directory(id)).filter(then::equals).isPresent();
    }

    private void publish(ContainerId id) {
        Optional<RestStamp> stamp = RestStamp.of(root.directory(id));
        Optional<ContainerSnapshot> now = look.apply(id);
        if (stamp.isPresent() && now.filter(RestStamp::rests).isPresent()) {
            resting.put(id, stamp.get());
        } else {
            resting.remove(id);
        }
        ContainerSnapshot before = now.isPresent() ? known.put(id, now.get()) : known.remove(id);
        if (now.isPresent() ? !now.get().equals(before) : before != null) {
            listener.accept(new ContainerEvent(id, now.orElse(null)));
        }
    }

    @Override
    public void close() {
        try {
            service.close();
        } catch (IOException e) {
            throw new EngineException(ErrorCode.SYSTEM_ERROR, Message.of("cannot end the watch: %s", e), e);
        }
    }
}
