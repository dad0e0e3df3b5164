package io.nablaconsole.app.detail;

import io.nablaconsole.app.fx.Tasks;
import io.nablaconsole.app.i18n.Messages;
import io.nablaconsole.app.live.ContainerRow;
import io.nablaconsole.app.live.EngineAccess;
import io.nablaconsole.app.notices.Notices;
import io.nablaconsole.engine.api.Container;
import io.nablaconsole.engine.api.RunRecord;
import io.nablaconsole.engine.api.SandboxReport;
import io.nablaconsole.engine.api.SandboxReport.AllowedCall;
import io.nablaconsole.engine.api.State;
import io.nablaconsole.engine.api.StopControl;
import io.nablaconsole.engine.api.Transition;
import java.util.List;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/** The selected container in full; what the table's row does not hold is read off the FX thread. For the FX thread. */
public final class DetailViewModel {
    private final EngineAccess engine;
    private final Tasks tasks;
    private final ReadOnlyObjectWrapper<@Nullable ContainerRow> row = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable State> state = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Sandbox> sandbox = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyStringWrapper sandboxProblem = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<List<RunRecord>> runs = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyStringWrapper json = new ReadOnlyStringWrapper("");
    private Subscription following = Subscription.EMPTY;
    private int question;

    public DetailViewModel(EngineAccess engine, Tasks tasks) {
        this.engine = engine;
        this.tasks = tasks;
    }

    /**
     * What a container may do, and what others may.
     *
     * @param linux how many system calls a Linux container and any program may make
     */
    public record Sandbox(SandboxReport report, LinuxCalls linux) {
        /** How many system calls the guest may make, each counted once however many ways it may be made. */
        public int calls() {
            return (int)
                    report.calls().stream().map(AllowedCall::name).distinct().count();
        }
    }

    /** Shows {@code selected} from now on. */
    public void follow(ObservableValue<@Nullable ContainerRow> selected) {
        selected.subscribe(this::show);
    }

    private void show(@Nullable ContainerRow next) {
        following.unsubscribe();
        state.set(null);
        sandbox.set(null);
        sandboxProblem.set("");
        json.set("");
        runs.set(List.of());
        row.set(next);
        following = next == null ? Subscription.EMPTY : next.snapshotProperty().subscribe(now -> load(next));
    }

    private record Loaded(State state, String json, List<RunRecord> runs, List<Transition> life) {}

    private void load(ContainerRow of) {
        int asked = ++question;
        String id = of.id().value();
        tasks.run(
                () -> {
                    Container container = engine.factory().load(id);
                    State read = container.state();
                    return new Loaded(read, container.inspect(), container.runs(), container.history());
                },
                loaded -> {
                    if (asked == question) {
                        take(loaded);
                    }
                },
                e -> {
                    if (asked == question) {
                        json.set(Messages.get("detail.unreadable", Notices.sentence(e)));
                    }
                });
    }

    private void take(Loaded loaded) {
        boolean first = state.get() == null;
        state.set(loaded.state());
        json.set(loaded.json());
        runs.set(loaded.runs());
        ContainerRow shown = row.get();
        if (shown != null) {
            shown.life(loaded.life());
        }
        if (first) {
            loadSandbox(loaded.state());
        }
    }

    private void loadSandbox(State of) {
        ContainerRow asked = row.get();
        tasks.run(
                () -> new Sandbox(engine.images().sandbox(of.config()), LinuxCalls.read()),
                known -> {
                    if (asked == row.get() && known.report().otherwise().isEmpty()) {
                        sandbox.set(known);
                    } else if (asked == row.get()) {
                        sandboxProblem.set(Messages.ofEngine(known.report().otherwise()));
                    }
                },
                e -> {
                    if (asked == row.get()) {
                        sandboxProblem.set(Notices.sentence(e));
                    }
                });
    }

    /** The container shown; null when none is. */
    public ReadOnlyObjectProperty<@Nullable ContainerRow> rowProperty() {
        return row.getReadOnlyProperty();
    }

    /** All that is kept about it; null until it is read. */
    public ReadOnlyObjectProperty<@Nullable State> stateProperty() {
        return state.getReadOnlyProperty();
    }

    /** The runs its console still tells of, oldest first. */
    public ReadOnlyObjectProperty<List<RunRecord>> runsProperty() {
        return runs.getReadOnlyProperty();
    }

    /** The same as JSON. */
    public ReadOnlyStringProperty jsonProperty() {
        return json.getReadOnlyProperty();
    }

    /** What it may do; null until that is known. */
    public ReadOnlyObjectProperty<@Nullable Sandbox> sandboxProperty() {
        return sandbox.getReadOnlyProperty();
    }

    /** Why it is not known what it may do; empty when it is. */
    public ReadOnlyStringProperty sandboxProblemProperty() {
        return sandboxProblem.getReadOnlyProperty();
    }

    /** Does not wait for the stop under way: SIGKILL. */
    public void killNow() {
        ContainerRow shown = row.get();
        StopControl run = shown == null ? null : shown.stoppingProperty().get();
        if (run != null) {
            run.killNow();
        }
    }

    /** Calls off the SIGKILL of the stop under way. */
    public void cancelStop() {
        ContainerRow shown = row.get();
        StopControl run = shown == null ? null : shown.stoppingProperty().get();
        if (run != null) {
            run.callOff();
        }
    }
}
