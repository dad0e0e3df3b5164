package io.nablaconsole.app.containers;

import atlantafx.base.controls.CustomTextField;
import io.nablaconsole.app.fx.Tips;
import io.nablaconsole.app.i18n.Messages;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableBooleanValue;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SplitMenuButton;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.javafx.FontIcon;

/** The tool bar over the table: a new container, what can be done with the selected ones, grouping and filter. */
final class ContainersToolBar extends HBox {
    private final ContainersViewModel model;
    private final Runnable focusTable;
    private final CustomTextField filter = new CustomTextField();

    /** @param focusTable puts the keyboard into the table */
    ContainersToolBar(
            ContainersViewModel model, ContainerVerbs verbs, ContainersView.Dialogs dialogs, Runnable focusTable) {
        this.model = model;
        this.focusTable = focusTable;
        getStyleClass().add("tool-bar-row");
        setAlignment(Pos.CENTER_LEFT);
        Label title = new Label(Messages.get("containers.title"));
        title.getStyleClass().add("page-title");
        title.setMinWidth(USE_PREF_SIZE);
        Region space = new Region();
        setHgrow(space, Priority.ALWAYS);
        getChildren().addAll(title, gap(), newButton(verbs, dialogs), gap());
        addVerbs(verbs);
        getChildren().addAll(space, groups(), filterField());
    }

    private static Region gap() {
        Region gap = new Region();
        gap.getStyleClass().add("tool-gap");
        return gap;
    }

    private static SplitMenuButton newButton(ContainerVerbs verbs, ContainersView.Dialogs dialogs) {
        SplitMenuButton button = new SplitMenuButton(
                item("containers.new.file", dialogs::openFile),
                item("containers.new.copy", verbs::copy),
                item("containers.new.import", dialogs::importContainer));
        dress(button, "new", "fth-plus", "accent", dialogs::newContainer);
        button.setMinWidth(USE_PREF_SIZE);
        return button;
    }

    private static MenuItem item(String key, Runnable run) {
        MenuItem item = new MenuItem(Messages.get(key));
        item.setOnAction(e -> run.run());
        return item;
    }

    private void addVerbs(ContainerVerbs verbs) {
        ButtonBase pause = button("pause", "fth-pause", model.canPauseProperty(), model::pause);
        pause.visibleProperty().bind(model.canResumeProperty().not());
        pause.managedProperty().bind(pause.visibleProperty());
        ButtonBase resume = button("resume", "fth-fast-forward", model.canResumeProperty(), model::resume);
        resume.visibleProperty().bind(model.canResumeProperty());
        resume.managedProperty().bind(resume.visibleProperty());
        SplitMenuButton signal = new SplitMenuButton();
        dress(signal, "signal", "fth-zap", "tool-split", verbs::signal);
        signal.getItems().setAll(ContainerMenu.favouriteSignals(model));
        signal.disableProperty().bind(model.canSignalProperty().not());
        handOn(signal);
        getChildren()
                .addAll(
                        button("start", "fth-play", model.canStartProperty(), verbs::start),
                        button("stop", "fth-square", model.canStopProperty(), verbs::stop),
                        signal,
                        pause,
                        resume,
                        button("delete", "fth-trash-2", model.canDeleteProperty(), verbs::delete));
    }

    /** JavaFX gives the keyboard to the next button, which may be Delete, when the one that has it can be pressed no more. */
    private void handOn(ButtonBase button) {
        button.disabledProperty().subscribe(disabled -> {
            if (disabled && button.isFocused()) {
                focusTable.run();
            }
        });
    }

    private ButtonBase button(String verb, String icon, ObservableBooleanValue possible, Runnable run) {
        Button button = new Button();
        dress(button, verb, icon, "tool-button", run);
        button.disableProperty().bind(Bindings.not(possible));
        handOn(button);
        return button;
    }

    private static void dress(ButtonBase button, String verb, String icon, String style, Runnable run) {
        button.setId(verb + "Button");
        button.setText(Messages.get("containers." + verb));
        button.setGraphic(new FontIcon(icon));
        Tips.setText(button, Messages.get("containers." + verb + ".tip"));
        button.getStyleClass().add(style);
        button.setOnAction(e -> run.run());
    }

    private MenuButton groups() {
        MenuButton button = new MenuButton(null, new FontIcon("fth-layers"));
        button.setId("groupButton");
        button.getStyleClass().add("group-button");
        button.setAccessibleText(Messages.get("containers.group.tip"));
        button.setMinWidth(USE_PREF_SIZE);
        GroupMenu.install(button, model);
        return button;
    }

    private TextField filterField() {
        filter.setId("filter");
        filter.setPromptText(Messages.get("containers.filter"));
        filter.setAccessibleText(Messages.get("containers.filter.tip"));
        Tips.setText(filter, Messages.get("containers.filter.tip"));
        filter.getStyleClass().add("filter-field");
        filter.setLeft(new FontIcon("fth-search"));
        filter.textProperty().bindBidirectional(model.filterProperty());
        return filter;
    }

    void focusFilter() {
        filter.requestFocus();
        filter.selectAll();
    }
}
