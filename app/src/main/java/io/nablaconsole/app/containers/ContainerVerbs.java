package io.nablaconsole.app.containers;

import io.nablaconsole.app.live.ContainerRow;
import java.util.List;
import java.util.Optional;

/** What can be done with the selected containers, from tool bar, menu and keys; asks first where that is due. */
public final class ContainerVerbs {
    private final ContainersViewModel model;
    private final ContainersView.Dialogs dialogs;
    private final Runnable showConsole;

    ContainerVerbs(ContainersViewModel model, ContainersView.Dialogs dialogs, Runnable showConsole) {
        this.model = model;
        this.dialogs = dialogs;
        this.showConsole = showConsole;
    }

    /** Starts what is selected and shows its console. */
    public void start() {
        if (model.canStartProperty().get()) {
            model.start();
            showConsole.run();
        }
    }

    /** Stops what is selected. */
    public void stop() {
        model.stop();
    }

    /** Opens the signal picker for what is selected. */
    public void signal() {
        List<ContainerRow> live =
                model.selected().stream().filter(ContainerRow::live).toList();
        if (!live.isEmpty()) {
            dialogs.pickSignal(live);
        }
    }

    /** Opens the form with the configuration of the container the details show. */
    public void copy() {
        Optional.ofNullable(model.currentProperty().get()).ifPresent(dialogs::copyOf);
    }

    /** Asks for a place, then exports what is selected there. */
    public void export() {
        List<ContainerRow> rows = List.copyOf(model.selected());
        if (!rows.isEmpty()) {
            dialogs.exportTo(rows);
        }
    }

    /** Asks, then deletes what is selected. */
    public void delete() {
        List<ContainerRow> rows = List.copyOf(model.selected());
        if (!rows.isEmpty()) {
            dialogs.confirmDelete(rows, () -> model.delete(rows));
        }
    }
}
