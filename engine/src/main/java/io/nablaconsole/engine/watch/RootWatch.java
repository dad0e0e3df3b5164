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
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Watches a root: inotify for what is renamed into place, made or deleted there, and now and then a look at everything
 * for what leaves no trace in the file system, such as a process killed together with its shim.
 *
 * <p>Only names are watched, never contents: a chatty console costs nothing here.
 */
public final class RootWatch implements Subscription {
    private static final System.Logger LOG = System.getLogger(RootWatch.class.getName());
    private static final Duration RECONCILE = Duration.ofSeconds(5);

    private final StoreRoot root;
    private final Function<ContainerId, Optional<ContainerSnapshot>> look;
    private final Consumer<ContainerEvent> listener;
    private final Duration interval;
    private final WatchService service;
    private final WatchKeys keys;
    private final Map<ContainerId, ContainerSnapshot> known = new HashMap<>();
    private final Map<ContainerId, RestStamp> resting = new HashMap<>();
    private final Set<ContainerId> complainedOf = new HashSet<>();
    private long nextLook;

    private RootWatch(
            StoreRoot root,
            Function<ContainerId, Optional<ContainerSnapshot>> look,
            Consumer<ContainerEvent> listener,
            Duration interval,
            WatchService service)
            throws IOException {
        this.root = root;
        this.look = look;
        this.listener = listener;
        this.interval = interval;
        this.service = service;
        this.keys = new WatchKeys(root, service);
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
        return start(root, look, listener, RECONCILE);
    }

    static RootWatch start(
            StoreRoot root,
            Function<ContainerId, Optional<ContainerSnapshot>> look,
            Consumer<ContainerEvent> listener,
            Duration interval) {
        try {
            WatchService service = root.path().getFileSystem().newWatchService();
            try {
                RootWatch watch = new RootWatch(root, look, listener, interval, service);
                watch.begin();
                return watch;
            } catch (IOException | RuntimeException e) {
                service.close();
                throw e;
            }
        } catch (IOException e) {
            throw new EngineException(
                    ErrorCode.SYSTEM_ERROR,
                    Message.of(
                            "cannot watch %s: %s; raise fs.inotify.max_user_instances if it says too many open files",
                            root.path(), e),
                    e);
        }
    }

    private void begin() {
        for (ContainerId id : root.ids()) {
            keys.keep(id);
            guarded(id, () -> look.apply(id).ifPresent(now -> known.put(id, now)));
        }
        nextLook = System.nanoTime() + interval.toNanos();
        Thread thread = new Thread(this::loop, "nabla-watch");
        thread.setDaemon(true);
        thread.start();
    }

    private void loop() {
        try {
            while (true) {
                long left = Math.max(0, nextLook - System.nanoTime());
                WatchKey key = service.poll(left, TimeUnit.NANOSECONDS);
                if (key != null) {
                    handle(key);
                }
                // whatever comes meanwhile: some things that happen make no event
                if (nextLook - System.nanoTime() <= 0) {
                    reconcile();
                }
            }
        } catch (ClosedWatchServiceException e) {
            return;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void handle(WatchKey key) {
        Set<ContainerId> touched = new HashSet<>();
        boolean all = false;
        boolean ofRoot = keys.isRoot(key);
        ContainerId owner = keys.id(key);
        for (WatchEvent<?> event : key.pollEvents()) {
            if (event.kind() == StandardWatchEventKinds.OVERFLOW) {
                all = true;
            } else if (!ofRoot && owner != null) {
                touched.add(owner);
            } else if (ofRoot) {
                // of the root there are few events, and listing it sorts out names that are no container
                all |= event.kind() == StandardWatchEventKinds.ENTRY_CREATE;
                knownAs(String.valueOf(event.context())).ifPresent(id -> {
                    keys.forget(id); // a directory that has that name again is another one
                    touched.add(id);
                });
            }
        }
        boolean unused = key.reset();
        if (all) {
            reconcile();
        }
        touched.forEach(this::publish);
    }

    private Optional<ContainerId> knownAs(String name) {
        return known.keySet().stream()
                .filter(id -> root.directory(id).path().endsWith(name))
                .findFirst();
    }

    private void reconcile() {
        nextLook = System.nanoTime() + interval.toNanos();
        Set<ContainerId> all = new HashSet<>(known.keySet());
        try {
            boolean another = keys.renewRoot();
            for (ContainerId id : root.ids()) {
                all.add(id);
                if (another) {
                    keys.renew(id);
                } else {
                    keys.keep(id);
                }
            }
        } catch (EngineException e) {
            LOG.log(System.Logger.Level.WARNING, "cannot look at " + root.path() + ": " + e.text());
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
        guarded(id, () -> {
            Optional<RestStamp> stamp = RestStamp.of(root.directory(id));
            Optional<ContainerSnapshot> now = look.apply(id);
            if (stamp.isPresent()
                    && now.filter(found -> RestStamp.rests(found, root.directory(id)))
                            .isPresent()) {
                resting.put(id, stamp.get());
            } else {
                resting.remove(id);
            }
            ContainerSnapshot before = now.isPresent() ? known.put(id, now.get()) : known.remove(id);
            if (now.isEmpty()) {
                keys.forget(id);
            } else {
                keys.keep(id); // before the next look, should it be another directory
            }
            if (now.isPresent() ? !now.get().equals(before) : before != null) {
                listener.accept(new ContainerEvent(id, now.orElse(null)));
            }
        });
    }

    /**
     * Neither a container that cannot be looked at nor a listener that fails may end the watch, or hide the others: the next
     * look comes in a few seconds. It is said once, not every time.
     */
    private void guarded(ContainerId id, Runnable work) {
        try {
            work.run();
            complainedOf.remove(id);
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
            if (complainedOf.add(id)) {
                LOG.log(System.Logger.Level.WARNING, "cannot tell how container " + id + " is", e);
            }
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
