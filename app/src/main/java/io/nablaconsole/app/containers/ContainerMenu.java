package io.nablaconsole.app.containers;

import io.nablaconsole.app.i18n.Messages;
import io.nablaconsole.engine.api.Signal;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableBooleanValue;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import org.kordamp.ikonli.javafx.FontIcon;

/** What can be done with the selected containers, as the menu of a row. */
final class ContainerMenu extends ContextMenu {
    ContainerMenu(ContainersViewModel model, ContainerVerbs verbs) {
        getItems()
                .addAll(
                        item("containers.start", "fth-play", model.canStartProperty(), verbs::start),
                        item("containers.prepare", "fth-skip-forward", model.canPrepareProperty(), model::prepare),
                        item("containers.stop", "fth-square", model.canStopProperty(), verbs::stop),
                        item("containers.signal", "fth-zap", model.canSignalProperty(), verbs::signal),
                        new SeparatorMenuItem(),
                        item("containers.pause", "fth-pause", model.canPauseProperty(), model::pause),
                        item("containers.resume", "fth-fast-forward", model.canResumeProperty(), model::resume),
                        new SeparatorMenuItem(),
                        item("containers.copy", "fth-copy", model.canDeleteProperty(), verbs::copy),
                        item("containers.export", "fth-download", model.canDeleteProperty(), verbs::export),
                        new SeparatorMenuItem(),
                        item("containers.delete", "fth-trash-2", model.canDeleteProperty(), verbs::delete));
    }

    private static MenuItem item(String key, String icon, ObservableBooleanValue possible, Runnable action) {
        MenuItem item = new MenuItem(Messages.get(key), new FontIcon(icon));
        item.disableProperty().bind(Bindings.not(possible));
        item.setOnAction(e -> action.run());
        return item;
    }

    /** The signals people send most, to be sent at once. */
    static List<MenuItem> favouriteSignals(ContainersViewModel model) {
        return ContainersViewModel.favouriteSignals().stream()
                .map(signal -> favourite(model, signal))
                .toList();
    }

    private static MenuItem favourite(ContainersViewModel model, Signal signal) {
        MenuItem item =
                new MenuItem(Messages.get("containers.sendSignal", signal.name(), Messages.ofEngine(signal.meaning())));
        item.setMnemonicParsing(false);
        item.setOnAction(e -> model.signal(signal));
        return item;
    }
}
