package io.nablaconsole.app.containers;

import io.nablaconsole.app.fx.Shortened;
import io.nablaconsole.app.fx.Tips;
import io.nablaconsole.app.i18n.Messages;
import javafx.css.PseudoClass;
import javafx.scene.control.MenuButton;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.ToggleGroup;

/** The menu that groups the containers by one of the labels there are. */
final class GroupMenu {
    private static final PseudoClass GROUPED = PseudoClass.getPseudoClass("grouped");

    private GroupMenu() {}

    /** Fills {@code button} whenever it is about to show. */
    static void install(MenuButton button, ContainersViewModel model) {
        button.setOnShowing(e -> fill(button, model));
        fill(button, model);
        model.groupByProperty().subscribe(label -> {
            button.pseudoClassStateChanged(GROUPED, !label.isEmpty());
            Tips.setText(
                    button,
                    label.isEmpty()
                            ? Messages.get("containers.group.tip")
                            : Messages.get("containers.groupedBy", label));
        });
    }

    private static void fill(MenuButton button, ContainersViewModel model) {
        ToggleGroup group = new ToggleGroup();
        button.getItems().setAll(item(group, "", Messages.get("containers.group.off"), model));
        button.getItems().add(new SeparatorMenuItem());
        if (model.labels().isEmpty()) {
            RadioMenuItem none = new RadioMenuItem(Messages.get("containers.group.noLabels"));
            none.setDisable(true);
            button.getItems().add(none);
        }
        model.labels().forEach(label -> button.getItems().add(item(group, label, label, model)));
    }

    private static RadioMenuItem item(ToggleGroup group, String label, String text, ContainersViewModel model) {
        RadioMenuItem item = new RadioMenuItem(Shortened.name(text));
        item.setMnemonicParsing(false);
        item.setToggleGroup(group);
        item.setSelected(model.groupByProperty().get().equals(label));
        item.setOnAction(e -> model.groupByProperty().set(label));
        return item;
    }
}
