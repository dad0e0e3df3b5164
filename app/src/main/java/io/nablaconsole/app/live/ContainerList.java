package io.nablaconsole.app.live;

import io.nablaconsole.app.fx.Tasks;
import io.nablaconsole.app.i18n.Messages;
import io.nablaconsole.app.notices.Notices;
import io.nablaconsole.engine.api.ContainerEvent;
import io.nablaconsole.engine.api.ContainerId;
import io.nablaconsole.engine.api.ContainerSnapshot;
import io.nablaconsole.engine.api.Factory;
import io.nablaconsole.engine.api.Subscription;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/**
 * The containers below the root, kept up to date by the engine's events and, when asked, by listing them again. Rows keep
 * their place: new ones come last. For the FX thread.
 */
public final class ContainerList implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(ContainerList.class.getName());
    private static final Duration SECOND = Duration.ofSeconds(1);

    /** Whether the engine can be spoken to. */
    public enum EngineState {
        OPENING,
        READY,
        FAILED
    }

    private final EngineAccess engine;
    private final Tasks tasks;
    private final Notices notices;
    private final ObservableList<ContainerRow> rows = FXCollections.observableArrayList();
    private final ObservableList<ContainerRow> rowsView = FXCollections.unmodifiableObservableList(rows);
    private final ReadOnlyObjectWrapper<EngineState> state = new ReadOnlyObjectWrapper<>(EngineState.OPENING);
    private final ReadOnlyBooleanWrapper answered = new ReadOnlyBooleanWrapper();
    private final Queue<ContainerEvent> arrived = new ConcurrentLinkedQueue<>();
    private final Map<ContainerId, Long> told = new ConcurrentHashMap<>();
    private final AtomicBoolean draining = new AtomicBoolean();
    private final AtomicBoolean polling = new AtomicBoolean();
    private final AtomicBoolean opening = new AtomicBoolean();
    private final Set<ContainerId> toldSinceListing = new HashSet<>();
    private long listings;
    private volatile @Nullable Subscription subscription;
    private volatile boolean closed;

    public ContainerList(EngineAccess engine, Tasks tasks, Notices notices) {
        this.engine = engine;
        this.tasks = tasks;
        this.notices = notices;
    }

    /** The rows, in a stable order. */
    public ObservableList<ContainerRow> rows() {
        return rowsView;
    }

    public ReadOnlyObjectProperty<EngineState> stateProperty() {
        return state.getReadOnlyProperty();
    }

    /** Whether the engine has said which containers there are, or has failed to: no rows mean nothing before. */
    public ReadOnlyBooleanProperty answeredProperty() {
        return answered.getReadOnlyProperty();
    }

    /** The row of {@code id}. */
    public Optional<ContainerRow> find(String id) {
        return rows.stream().filter(row -> row.id().value().equals(id)).findFirst();
    }

    /** Begins to follow the engine; once that failed, calling it again tries again. */
    public void open() {
        if (!opening.compareAndSet(false, true)) {
            return;
        }
        tasks.run(
                () -> follow(engine.factory()),
                begun -> {
                    state.set(EngineState.READY);
                    list(this::listFailed);
                    startClock();
                },
                e -> {
                    opening.set(false);
                    state.set(EngineState.FAILED);
                    answered.set(true);
                    notices.error(Messages.get("notice.openFailed", engine.root()), e);
                });
    }

    private Subscription follow(Factory factory) {
        Subscription begun = factory.watch(this::arrive);
        subscription = begun;
        if (closed) {
            begun.close(); // it may have been closed before there was anything to close
        }
        return begun;
    }

    private void startClock() {
        if (!closed) {
            Tasks.Cancel unused = tasks.fxEvery(SECOND, this::second);
        }
    }

    private void listFailed(Throwable e) {
        notices.error(Messages.get("notice.listFailed", engine.root()), e);
    }

    /** Lists the containers again, for what events may have missed; tells the user when that fails. */
    public void refresh() {
        if (state.get() == EngineState.FAILED) {
            open(); // what kept it from following may be mended
        } else {
            list(this::listFailed);
        }
    }

    /** The same after a failure the user knows of already. */
    void reconcile() {
        list(e -> LOG.log(Level.FINE, "containers not listed", e));
    }

    private void list(Consumer<Throwable> failed) {
        toldSinceListing.clear();
        long number = ++listings;
        tasks.run(
                () -> engine.factory().list(),
                listing -> {
                    // an older one knows nothing of what was told since, and answers come in any order
                    if (number == listings) {
                        takeListing(listing);
                    }
                    answered.set(true);
                },
                e -> {
                    failed.accept(e);
                    answered.set(true);
                });
    }

    /** How many events came for {@code id} so far; from any thread. */
    long told(ContainerId id) {
        return told.getOrDefault(id, 0L);
    }

    /** Takes over what an action saw, unless the engine has told something newer since {@code asOf}. */
    void take(ContainerSnapshot snapshot, long asOf) {
        if (told(snapshot.id()) == asOf) {
            take(snapshot);
        }
    }

    /** Takes over a container that was just made. */
    ContainerRow add(ContainerSnapshot snapshot) {
        return find(snapshot.id().value()).orElseGet(() -> {
            toldSinceListing.add(snapshot.id());
            ContainerRow row = new ContainerRow(snapshot);
            rows.add(row);
            return row;
        });
    }

    private void take(ContainerSnapshot snapshot) {
        toldSinceListing.add(snapshot.id());
        Optional<ContainerRow> row = find(snapshot.id().value());
        if (row.isPresent()) {
            row.get().update(snapshot);
        } else {
            rows.add(new ContainerRow(snapshot));
        }
    }

    void remove(ContainerId id) {
        toldSinceListing.add(id);
        rows.removeIf(row -> row.id().equals(id));
    }

    private void takeListing(List<ContainerSnapshot> listing) {
        Set<ContainerId> listed = new HashSet<>();
        List<ContainerRow> fresh = new ArrayList<>(); // added together: whoever follows the rows arranges them once
        listing.stream()
                .sorted(Comparator.comparing(ContainerSnapshot::created).thenComparing(ContainerSnapshot::id))
                .forEach(snapshot -> {
                    listed.add(snapshot.id());
                    if (!toldSinceListing.contains(snapshot.id())) {
                        find(snapshot.id().value())
                                .ifPresentOrElse(
                                        row -> row.update(snapshot), () -> fresh.add(new ContainerRow(snapshot)));
                    }
                });
        rows.addAll(fresh);
        rows.removeIf(row -> !listed.contains(row.id()) && !toldSinceListing.contains(row.id()));
        toldSinceListing.clear();
    }

    /** On an engine thread: notes the event; all that came are taken over together. */
    private void arrive(ContainerEvent event) {
        told.merge(event.id(), 1L, Long::sum);
        arrived.add(event);
        if (draining.compareAndSet(false, true)) {
            tasks.fx(this::drain);
        }
    }

    private void drain() {
        draining.set(false);
        for (ContainerEvent event = arrived.poll(); event != null; event = arrived.poll()) {
            ContainerSnapshot snapshot = event.snapshot();
            if (snapshot == null) {
                remove(event.id());
            } else {
                take(snapshot);
            }
        }
    }

    private void second() {
        Instant time = Instant.now();
        rows.forEach(row -> row.tick(time));
        List<ContainerRow> live = rows.stream().filter(ContainerRow::live).toList();
        if (!live.isEmpty() && polling.compareAndSet(false, true)) {
            tasks.run(() -> poll(live));
        }
    }

    private void poll(List<ContainerRow> live) {
        try {
            for (ContainerRow row : live) {
                Figures.of(engine.factory(), row.id()).ifPresent(stats -> tasks.fx(() -> row.figures(stats)));
            }
        } finally {
            polling.set(false);
        }
    }

    @Override
    public void close() {
        closed = true;
        Subscription watch = subscription;
        if (watch != null) {
            subscription = null;
            tasks.run(watch::close);
        }
    }
}
