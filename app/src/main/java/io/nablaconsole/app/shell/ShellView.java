package io.nablaconsole.app.shell;

import atlantafx.base.controls.ModalPane;
import io.nablaconsole.app.fx.FxmlFile;
import io.nablaconsole.app.fx.Views;
import io.nablaconsole.app.i18n.Messages;
import io.nablaconsole.app.live.ContainerList;
import java.util.EnumMap;
import java.util.Map;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

/** The main window: navigation rail, the page on show, status bar, dialogs and notices above them. */
public final class ShellView {
    private static final double NARROW = 1080;
    private static final PseudoClass SLIM = PseudoClass.getPseudoClass("slim");

    private final ShellViewModel model;
    private final Map<Page, Node> pages = new EnumMap<>(Page.class);
    private final Map<Page, ToggleButton> buttons = new EnumMap<>(Page.class);
    private final ModalPane dialogs = new ModalPane();
    private final StackPane root;
    private Page current = Page.CONTAINERS;

    @FXML
    private StackPane pageSlot;

    @FXML
    private ToggleButton containersButton;

    @FXML
    private ToggleButton consolesButton;

    @FXML
    private ToggleButton unikernelsButton;

    @FXML
    private ToggleButton activityButton;

    @FXML
    private ToggleButton preferencesButton;

    @FXML
    private Button paletteButton;

    @FXML
    private Label rootLabel;

    @FXML
    private Label counts;

    @FXML
    private Region engineDot;

    @FXML
    private Label engineLabel;

    public ShellView(ShellViewModel model) {
        this.model = model;
        this.root = (StackPane) Views.load(FxmlFile.SHELL, this);
        root.getChildren().add(dialogs);
        dialogs.setPersistent(true); // a click beside a half-filled form must not throw it away
        dialogs.setOutTransitionFactory(null); // a dialog opened while another fades out would go with it
        root.widthProperty().subscribe(width -> root.pseudoClassStateChanged(SLIM, width.doubleValue() < NARROW));
    }

    public Parent root() {
        return root;
    }

    @FXML
    void initialize() {
        buttons.put(Page.CONTAINERS, containersButton);
        buttons.put(Page.CONSOLES, consolesButton);
        buttons.put(Page.UNIKERNELS, unikernelsButton);
        buttons.put(Page.ACTIVITY, activityButton);
        buttons.put(Page.PREFERENCES, preferencesButton);
        buttons.forEach((page, button) -> button.setOnAction(e -> show(page)));
        rootLabel.setText(model.root());
        counts.textProperty().bind(model.countsProperty());
        model.list().stateProperty().subscribe(this::showEngine);
    }

    private void showEngine(ContainerList.EngineState state) {
        engineLabel.setText(Messages.get("shell.engine." + state.name()));
        engineDot
                .getStyleClass()
                .setAll(
                        "status-dot",
                        switch (state) {
                            case OPENING -> "status-created";
                            case READY -> "status-running";
                            case FAILED -> "status-broken";
                        });
    }

    /** Says what the button of the command palette does. */
    void onPalette(Runnable open) {
        paletteButton.setOnAction(e -> open.run());
    }

    /** Gives {@code page} its content. */
    public void put(Page page, Node content) {
        pages.put(page, content);
        content.setVisible(page == current);
        pageSlot.getChildren().add(content);
    }

    /** Lays {@code node} over everything. */
    public void overlay(Node node) {
        root.getChildren().add(node);
    }

    /** Shows {@code page}. */
    public void show(Page page) {
        current = page;
        pages.forEach((each, content) -> content.setVisible(each == page));
        buttons.forEach((each, button) -> button.setSelected(each == page));
    }

    /** The page on show. */
    public Page current() {
        return current;
    }

    /** Shows {@code content} as a dialog in the window. */
    public void openDialog(Node content) {
        dialogs.show(content);
    }

    public void closeDialog() {
        dialogs.hide(true);
    }

    /** Whether a dialog is open. */
    public boolean dialogOpen() {
        return dialogs.isDisplay();
    }
}
