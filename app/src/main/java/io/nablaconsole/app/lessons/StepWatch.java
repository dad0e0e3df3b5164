package io.nablaconsole.app.lessons;

import io.nablaconsole.app.fx.Tasks;
import io.nablaconsole.app.lessons.script.Check;
import io.nablaconsole.app.lessons.script.Step;
import io.nablaconsole.app.live.ContainerList;
import io.nablaconsole.app.live.ContainerRow;
import io.nablaconsole.app.live.OutputSearch;
import io.nablaconsole.engine.api.ExitRecord;
import io.nablaconsole.engine.api.Status;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.value.ObservableBooleanValue;
import javafx.collections.ListChangeListener;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/**
 * Notices that what a step waits for has come: its checks are looked at one after the other, each again whenever a
 * container, the sight of the window or the measurement changes, and one that has held once stays so. For the FX thread.
 */
final class StepWatch implements AutoCloseable {
    private final List<Check> checks;
    private final ContainerList list;
    private final Desk desk;
    private final OutputSearch outputs;
    private final ObservableBooleanValue measured;
    private final Runnable changed;
    private final ListChangeListener<ContainerRow> rowsListener = change -> followRows();
    private Subscription window = Subscription.EMPTY;
    private Subscription rows = Subscription.EMPTY;
    private Tasks.@Nullable Cancel search;
    private boolean searching;
    private boolean searchAgain;
    private boolean found;
    private boolean looking;
    private int held;

    /**
     * Begins to watch.
     *
     * @param held how many of its checks have held before
     * @param changed is called when one more holds, and when a container changes
     */
    StepWatch(
            Step step,
            int held,
            ContainerList list,
            Desk desk,
            OutputSearch outputs,
            ObservableBooleanValue measured,
            Runnable changed) {
        this.checks = step.checks();
        this.held = held;
        this.list = list;
        this.desk = desk;
        this.outputs = outputs;
        this.measured = measured;
        this.changed = changed;
    }

    /** Looks for the first time, and begins to follow. */
    void open() {
        window = Subscription.combine(desk.sight().subscribe(sight -> look()), measured.subscribe(is -> look()));
        list.rows().addListener(rowsListener);
        followRows();
    }

    /** How many checks have held. */
    int held() {
        return held;
    }

    boolean done() {
        return held == checks.size();
    }

    private void followRows() {
        rows.unsubscribe();
        List<Subscription> each = new ArrayList<>();
        for (ContainerRow row : list.rows()) {
            each.add(row.snapshotProperty().subscribe((was, now) -> look()));
            each.add(row.progressProperty().subscribe((was, now) -> look()));
        }
        rows = Subscription.combine(each.toArray(Subscription[]::new));
        look();
    }

    private void look() {
        if (looking) {
            return; // a check that begins a search may be told of its end at once
        }
        looking = true;
        while (held < checks.size() && holds(checks.get(held))) {
            held++;
            endSearch();
        }
        looking = false;
        changed.run();
    }

    private boolean holds(Check check) {
        if (check instanceof Check.Is is) {
            return is(list.find(is.container()), is.condition());
        }
        if (check instanceof Check.Ended ended) {
            return list.find(ended.container())
                    .filter(row -> !row.live() && ended(row.now().exit(), ended))
                    .isPresent();
        }
        if (check instanceof Check.Shown shown) {
            return desk.sight().getValue().shows(shown.place(), shown.container());
        }
        if (check instanceof Check.Prints prints) {
            return printed(prints);
        }
        return measured.get();
    }

    private static boolean is(Optional<ContainerRow> row, Check.Condition condition) {
        return switch (condition) {
            case EXISTS -> row.isPresent();
            case GONE -> row.isEmpty();
            case STOPPED -> is(row, Status.STOPPED);
            case CREATED -> is(row, Status.CREATED);
            case RUNNING -> is(row, Status.RUNNING);
            case PAUSED -> is(row, Status.PAUSED);
        };
    }

    private static boolean is(Optional<ContainerRow> row, Status status) {
        return row.isPresent() && row.get().status() == status;
    }

    private static boolean ended(@Nullable ExitRecord exit, Check.Ended wanted) {
        return exit != null
                && (wanted.code() == null || wanted.code().equals(exit.code()))
                && (wanted.signal() == null || wanted.signal().equals(exit.signal()));
    }

    /** Whether the search has found it already; begins one where there is something to search. */
    private boolean printed(Check.Prints prints) {
        Optional<ContainerRow> row = list.find(prints.container());
        boolean output = row.isPresent() && (row.get().live() || row.get().now().exit() != null);
        if (found || !output) {
            return found;
        }
        if (searching) {
            searchAgain = true; // a run may have begun that the search under way does not see
            return false;
        }
        searching = true;
        searchAgain = false;
        search = outputs.find(prints.container(), prints.text(), this::searched);
        return found;
    }

    private void searched(boolean yes) {
        searching = false;
        found = yes;
        if (yes || searchAgain) {
            look();
        }
    }

    private void endSearch() {
        if (search != null) {
            search.cancel();
            search = null;
        }
        searching = false;
        searchAgain = false;
        found = false;
    }

    @Override
    public void close() {
        endSearch();
        window.unsubscribe();
        rows.unsubscribe();
        list.rows().removeListener(rowsListener);
    }
}
