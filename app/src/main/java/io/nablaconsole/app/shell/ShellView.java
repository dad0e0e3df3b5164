package io.nablaconsole.app.shell;

import io.nablaconsole.app.fx.FxmlFile;
import io.nablaconsole.app.fx.NameLabel;
import io.nablaconsole.app.fx.Tips;
import io.nablaconsole.app.fx.Views;
import io.nablaconsole.app.i18n.Messages;
import io.nablaconsole.app.live.ContainerList;
import io.nablaconsole.app.theme.Presentation;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.ObservableList;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/** The main window: navigation rail, the page on show, status bar, dialogs and notices above them. */
public final class ShellView {
    private static final double NARROW = 1080;
    private static final PseudoClass PRESENTATION = PseudoClass.getPseudoClass("presentation");
    private static final double TIGHTEST = 660;
    private static final double LESSON_WIDTH = 300;
    private static final double PRESENTATION_SCALE = 1.3;
    private static final int ABOVE_PAGES = -10;
    private static final int ABOVE_DIALOGS = -20;
    private static final PseudoClass TIGHT = PseudoClass.getPseudoClass("tight");
    private static final PseudoClass SLIM = PseudoClass.getPseudoClass("slim");

    private final ShellViewModel model;
    private final Map<Page, Supplier<? extends Node>> contents = new EnumMap<>(Page.class);
    private final Map<Page, Node> pages = new EnumMap<>(Page.class);
    private final Map<Page, ToggleButton> buttons = new EnumMap<>(Page.class);
    private final List<Node> overlays = new ArrayList<>();
    private final StackPane root;
    private final DialogLayer dialogs;
    private Runnable abandoned = () -> {};
    private Subscription besideWidth = Subscription.EMPTY;
    private final ReadOnlyObjectWrapper<Page> current = new ReadOnlyObjectWrapper<>(Page.CONTAINERS);

    @FXML
    private BorderPane frame;

    @FXML
    private StackPane pageSlot;

    @FXML
    private VBox rail;

    @FXML
    private Region railGap;

    @FXML
    private Button paletteButton;

    @FXML
    private Button presentationMark;

    @FXML
    private NameLabel rootLabel;

    @FXML
    private Label counts;

    @FXML
    private Region engineDot;

    @FXML
    private Label engineLabel;

    public ShellView(ShellViewModel model) {
        this.model = model;
        this.root = (StackPane) Views.load(FxmlFile.SHELL, this);
        pageSlot.setMinSize(0, 0);
        this.dialogs = new DialogLayer(root, ABOVE_PAGES, this::regainKeyboard);
        root.widthProperty().subscribe(width -> slim());
        frame.rightProperty().subscribe(panel -> slim());
    }

    /** Without much width, names give way to icons; with very little, beside a lesson, titles of pages to what they offer. */
    private void slim() {
        double letters = presentationMark.isVisible() ? PRESENTATION_SCALE : 1;
        double taken = frame.getRight() == null ? 0 : LESSON_WIDTH * letters;
        root.pseudoClassStateChanged(SLIM, root.getWidth() - taken < NARROW * letters);
        root.pseudoClassStateChanged(TIGHT, root.getWidth() - taken < TIGHTEST * letters);
    }

    public Parent root() {
        return root;
    }

    @FXML
    void initialize() {
        ToggleGroup group = new ToggleGroup();
        for (Page page : Page.values()) {
            addButton(page, group);
        }
        rootLabel.setText(model.root());
        Tips.setText(rootLabel, Messages.get("shell.root.tip") + "\n" + model.root());
        counts.textProperty().bind(model.countsProperty());
        model.list().stateProperty().subscribe(this::showEngine);
    }

    private void addButton(Page page, ToggleGroup group) {
        ToggleButton button = new ToggleButton(page.title(), new FontIcon(page.icon()));
        button.setId(page.buttonId());
        button.getStyleClass().add("rail-button");
        button.setMaxWidth(Double.MAX_VALUE);
        Tips.setText(button, page.title());
        button.setToggleGroup(group);
        button.setOnAction(e -> show(page));
        buttons.put(page, button);
        ObservableList<Node> all = rail.getChildren();
        all.add(page == Page.PREFERENCES ? all.size() : all.indexOf(railGap), button);
    }

    /** Says which keys lead to {@code page}. */
    void keysOf(Page page, String keys) {
        ToggleButton button = buttons.get(page);
        if (button != null) {
            Tips.setText(button, Messages.get("page.tip", page.title(), keys));
        }
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

    /** Enlarges all while {@code presentation} is on, and says so. */
    void follow(Presentation presentation) {
        presentationMark.setOnAction(e -> presentation.toggle());
        presentationMark.visibleProperty().bind(presentation.onProperty());
        presentationMark.managedProperty().bind(presentation.onProperty());
        presentation.onProperty().subscribe(on -> {
            root.pseudoClassStateChanged(PRESENTATION, on);
            slim();
        });
    }

    /** Says what {@code page} holds; made when the page is first shown, so that the window opens soon. */
    void put(Page page, Supplier<? extends Node> content) {
        contents.put(page, content);
    }

    /** Lays {@code node} over everything, dialogs too, but the panel beside the pages. */
    public void overlay(Node node) {
        overlays.add(node);
        node.setViewOrder(ABOVE_DIALOGS);
        root.getChildren().add(node);
    }

    /** Shows {@code page}. */
    public void show(Page page) {
        Supplier<? extends Node> first = contents.remove(page);
        if (first != null) {
            Node made = first.get();
            pages.put(page, made);
            if (made instanceof Region region) {
                region.setMinSize(0, 0); // a page takes the room there is: one that wants more would push all else out
            }
            pageSlot.getChildren().add(made);
        }
        pages.forEach((each, content) -> content.setVisible(each == page));
        buttons.forEach((each, button) -> button.setSelected(each == page));
        current.set(page);
    }

    /** The page on show. */
    public Page current() {
        return current.get();
    }

    ReadOnlyObjectProperty<Page> pageProperty() {
        return current.getReadOnlyProperty();
    }

    /** Puts {@code panel} beside the pages, whichever is on show; null: nothing. */
    void beside(@Nullable Node panel) {
        besideWidth.unsubscribe();
        frame.setRight(panel);
        keepClear(0);
        if (panel != null) {
            besideWidth = panel.layoutBoundsProperty().subscribe(bounds -> keepClear(bounds.getWidth()));
        }
    }

    /** What lies over the pages leaves {@code width} at the right free. */
    private void keepClear(double width) {
        overlays.forEach(node -> StackPane.setMargin(node, new Insets(0, width, 0, 0)));
    }

    /** Says where the keyboard goes after a dialog when the control that had it is gone. */
    void onAbandoned(Runnable focus) {
        abandoned = focus;
    }

    /** Notices take {@code height} of the window: what they tell must not hide the buttons of a dialog. */
    void noticesTake(double height) {
        dialogs.keepClear(height);
    }

    /** A notice that had the keyboard is gone. */
    void noticeLeft() {
        if (!dialogOpen()) { // which takes it otherwise
            regainKeyboard();
        }
    }

    private void regainKeyboard() {
        ToggleButton page = buttons.get(current.get());
        if (page != null) {
            page.requestFocus();
        }
        abandoned.run(); // has no effect where its place is out of sight
    }

    /** Shows {@code content} as a dialog in the window; {@code focus} puts the keyboard where one begins in it. */
    void openDialog(Region content, Runnable focus) {
        dialogs.open(content, focus);
    }

    /** Does what Esc does in a dialog: presses its cancel button, else closes it. */
    void cancelDialog() {
        dialogs.cancel();
    }

    /** Runs {@code then} whenever a dialog was closed. */
    void onDialogClosed(Runnable then) {
        dialogs.onClosed(then);
    }

    public void closeDialog() {
        dialogs.close();
    }

    /** Whether a dialog is open. */
    public boolean dialogOpen() {
        return dialogs.isOpen();
    }
}
