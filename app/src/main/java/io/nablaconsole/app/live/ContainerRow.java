package io.nablaconsole.app.live;

import io.nablaconsole.app.i18n.Formats;
import io.nablaconsole.app.i18n.Messages;
import io.nablaconsole.engine.api.Action;
import io.nablaconsole.engine.api.ContainerId;
import io.nablaconsole.engine.api.ContainerSnapshot;
import io.nablaconsole.engine.api.ExitRecord;
import io.nablaconsole.engine.api.Stats;
import io.nablaconsole.engine.api.Status;
import io.nablaconsole.engine.api.StopControl;
import io.nablaconsole.engine.api.Transition;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;

/** One container as the window shows it; it stays the same object while the container lives. For the FX thread. */
public final class ContainerRow {
    private final ContainerId id;
    private final ReadOnlyObjectWrapper<ContainerSnapshot> snapshot;
    private final ReadOnlyObjectWrapper<@Nullable Stats> stats = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyStringWrapper uptime = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper progress = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<@Nullable StopControl> stopping = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<Optional<Runnable>> cancel = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<List<Transition>> life = new ReadOnlyObjectWrapper<>(List.of());
    private final StatsHistory history = new StatsHistory();

    ContainerRow(ContainerSnapshot first) {
        id = first.id();
        snapshot = new ReadOnlyObjectWrapper<>(first);
        tick(Instant.now());
    }

    public ContainerId id() {
        return id;
    }

    public ReadOnlyObjectProperty<ContainerSnapshot> snapshotProperty() {
        return snapshot.getReadOnlyProperty();
    }

    /** How it is, as last told. */
    public ContainerSnapshot now() {
        return snapshot.get();
    }

    public Status status() {
        return now().status();
    }

    /** Whether it has a process. */
    public boolean live() {
        return status() != Status.STOPPED;
    }

    /** Its figures; null when it has no process or none came yet. */
    public ReadOnlyObjectProperty<@Nullable Stats> statsProperty() {
        return stats.getReadOnlyProperty();
    }

    /** Its figures over the last minutes; what the last run left stays until the next. */
    public StatsHistory history() {
        return history;
    }

    /** How long it runs or ran; empty when it never did. */
    public ReadOnlyStringProperty uptimeProperty() {
        return uptime.getReadOnlyProperty();
    }

    /** What is being done to it, in words; empty when nothing is. */
    public ReadOnlyStringProperty progressProperty() {
        return progress.getReadOnlyProperty();
    }

    /** The stop under way; null when there is none. */
    public ReadOnlyObjectProperty<@Nullable StopControl> stoppingProperty() {
        return stopping.getReadOnlyProperty();
    }

    /** What calls off what is being done to it; empty when nothing can. */
    public ReadOnlyObjectProperty<Optional<Runnable>> cancelProperty() {
        return cancel.getReadOnlyProperty();
    }

    /** Whether something is being done to it. */
    public boolean busy() {
        return !progress.get().isEmpty();
    }

    /** Whether {@code action} can be asked for now. */
    public boolean permits(Action action) {
        return !busy() && now().problem() == null && status().permits(action);
    }

    /** Whether the Start button does something: make the init, open the gate, or both. */
    public boolean canStart() {
        return permits(Action.START) || permits(Action.EXEC);
    }

    /** How the last run ended, as the table says it: the code or the signal; empty when none has or it lives. */
    public String exitText() {
        ExitRecord exit = now().exit();
        if (exit == null || live()) {
            return "";
        }
        if (exit.signal() != null) {
            return exit.signal().name();
        }
        return exit.code() != null ? String.valueOf(exit.code()) : Messages.get("exit.unseen");
    }

    /** The steps of its life, oldest first; empty until somebody looked at them. */
    public ReadOnlyObjectProperty<List<Transition>> lifeProperty() {
        return life.getReadOnlyProperty();
    }

    /** Takes over what was read of its life, unless something newer was. */
    public void life(List<Transition> steps) {
        List<Transition> known = life.get();
        if (known.isEmpty() || (!steps.isEmpty() && !last(steps).isBefore(last(known)))) {
            life.set(List.copyOf(steps));
        }
    }

    private static Instant last(List<Transition> steps) {
        return steps.get(steps.size() - 1).time();
    }

    void update(ContainerSnapshot next) {
        snapshot.set(next);
        if (next.status() == Status.STOPPED) {
            stats.set(null);
        }
        tick(Instant.now());
    }

    void figures(Stats next) {
        if (live()) {
            history.add(Instant.now(), next);
            stats.set(next);
        }
    }

    void progress(String text) {
        progress.set(text);
    }

    void stopping(@Nullable StopControl run) {
        stopping.set(run);
        cancel(run == null ? null : run::callOff);
    }

    void cancel(@Nullable Runnable call) {
        cancel.set(Optional.ofNullable(call));
    }

    /** Brings what depends on the time up to {@code time}. */
    void tick(Instant time) {
        ContainerSnapshot now = now();
        if (live()) {
            Instant started = now.started();
            uptime.set(started == null ? "" : Formats.uptime(Duration.between(started, time)));
            return;
        }
        ExitRecord exit = now.exit();
        boolean known = exit != null && exit.started() != null && exit.finished() != null;
        uptime.set(known && exit != null ? ran(exit) : "");
    }

    private static String ran(ExitRecord exit) {
        if (exit.started() == null || exit.finished() == null) {
            return "";
        }
        return Messages.get("containers.ran", Formats.millis(Duration.between(exit.started(), exit.finished())));
    }
}
