package io.nablaconsole.app.detail;

import io.nablaconsole.app.console.ConsolePane;
import io.nablaconsole.app.console.ConsolePanes;
import io.nablaconsole.app.console.ConsoleTools;
import io.nablaconsole.app.fx.FxThread;
import io.nablaconsole.app.fx.FxmlFile;
import io.nablaconsole.app.fx.Views;
import io.nablaconsole.app.i18n.Messages;
import io.nablaconsole.app.live.ContainerRow;
import io.nablaconsole.engine.api.ContainerSnapshot;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.fxml.FXML;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/** The lower part of the window: everything about the selected container. */
public final class DetailView {
    private final DetailViewModel model;
    private final ConsolePanes consoles;
    private final IntegerProperty fontSize;
    private final Consumer<ContainerRow> pin;
    private final ObjectProperty<DetailTab> tab = new SimpleObjectProperty<>(DetailTab.OVERVIEW);
    private Subscription following = Subscription.EMPTY;
    private @Nullable Parent root;
    private @Nullable ConsoleTools tools;

    @FXML
    private Node nothing;

    @FXML
    private Node content;

    @FXML
    private Region dot;

    @FXML
    private Label name;

    @FXML
    private Label status;

    @FXML
    private Label summary;

    @FXML
    private Label progress;

    @FXML
    private Node stopBox;

    @FXML
    private StackPane tabStack;

    @FXML
    private TabPane tabs;

    @FXML
    private Tab overviewTab;

    @FXML
    private Tab consoleTab;

    @FXML
    private Tab statisticsTab;

    @FXML
    private Tab sandboxTab;

    @FXML
    private Tab inspectTab;

    @FXML
    private Pane consoleSlot;

    @FXML
    private Node consoleHint;

    /**
     * Makes the view; what is in it is made when it is first asked for, so that the window opens soon.
     *
     * @param fontSize of the terminals
     * @param pin opens a console on the page of consoles
     */
    public DetailView(
            DetailViewModel model, ConsolePanes consoles, IntegerProperty fontSize, Consumer<ContainerRow> pin) {
        this.model = model;
        this.consoles = consoles;
        this.fontSize = fontSize;
        this.pin = pin;
    }

    /** What is on show. */
    public Parent root() {
        Parent made = root;
        if (made == null) {
            made = Views.load(FxmlFile.DETAIL, this);
            root = made;
        }
        return made;
    }

    private ConsoleTools tools() {
        ConsoleTools made = new ConsoleTools(this::console, fontSize);
        made.getChildren().add(ConsoleTools.button("fth-columns", "consoles.pin", () -> {
            ContainerRow row = model.rowProperty().get();
            if (row != null) {
                pin.accept(row);
            }
        }));
        StackPane.setAlignment(made, Pos.TOP_RIGHT);
        made.visibleProperty().bind(consoleTab.selectedProperty());
        return made;
    }

    @FXML
    void initialize() {
        fill(overviewTab, () -> new OverviewView(model).root());
        fill(statisticsTab, () -> new StatisticsView(model).root());
        fill(sandboxTab, () -> new SandboxView(model).root());
        fill(inspectTab, () -> new InspectView(model).root());
        nothing.visibleProperty().bind(model.rowProperty().isNull());
        content.visibleProperty().bind(model.rowProperty().isNotNull());
        stopBox.managedProperty().bind(stopBox.visibleProperty());
        model.rowProperty().subscribe(this::follow);
        consoleTab.selectedProperty().subscribe(on -> {
            if (on && tools == null) {
                tools = tools();
                tabStack.getChildren().add(tools);
            }
            showPane();
        });
        tab.subscribe(shown -> tabs.getSelectionModel().select(tab(shown)));
        tabs.getSelectionModel().selectedItemProperty().subscribe(this::chosen);
    }

    /** The user, or the keyboard, chose a tab. */
    private void chosen(Tab chosen) {
        Arrays.stream(DetailTab.values())
                .filter(each -> tab(each).equals(chosen))
                .forEach(tab::set);
    }

    /** Fills {@code tab} when it is first looked at, so that the window opens soon. */
    private void fill(Tab tab, Supplier<Node> view) {
        Runnable look = () -> {
            if (tab.isSelected()
                    && tab.getContent() == null
                    && model.rowProperty().get() != null) {
                tab.setContent(view.get());
            }
        };
        tab.selectedProperty().subscribe(look);
        model.rowProperty().subscribe(look);
    }

    private void follow(@Nullable ContainerRow row) {
        following.unsubscribe();
        following = row == null
                ? Subscription.EMPTY
                : Subscription.combine(
                        row.snapshotProperty().subscribe(now -> show(row, now)),
                        row.progressProperty().subscribe(progress::setText),
                        row.stoppingProperty().subscribe(run -> stopBox.setVisible(run != null)));
        showPane();
    }

    private void show(ContainerRow row, ContainerSnapshot now) {
        String style = now.problem() != null ? "broken" : now.status().name().toLowerCase(Locale.ROOT);
        dot.getStyleClass().setAll("status-dot", "status-" + style);
        name.setText(now.id().value());
        status.setText(Messages.get("status." + style));
        summary.setText(Messages.get("detail.summary", now.image(), now.tender(), now.memory()));
        boolean never = !row.live() && now.exit() == null;
        consoleHint.setVisible(never);
    }

    /** Puts the terminal of the container on show once it is looked at. */
    private void showPane() {
        ContainerRow row = model.rowProperty().get();
        if (row == null) {
            consoleSlot.getChildren().clear();
        } else if (consoleTab.isSelected()) {
            ConsolePane pane = consoles.of(row);
            if (!consoleSlot.getChildren().contains(pane)) {
                consoleSlot.getChildren().setAll(pane);
            }
        } else {
            consoleSlot.getChildren().clear();
        }
    }

    /** Shows the console and puts the keyboard into it. */
    public void showConsole() {
        show(DetailTab.CONSOLE);
        console().ifPresent(pane -> FxThread.later(pane::focus));
    }

    /** The terminal on show. */
    public Optional<ConsolePane> console() {
        return Optional.ofNullable(model.rowProperty().get()).flatMap(consoles::existing);
    }

    /** Shows {@code wanted}. */
    public void show(DetailTab wanted) {
        tab.set(wanted);
    }

    private Tab tab(DetailTab tab) {
        return switch (tab) {
            case OVERVIEW -> overviewTab;
            case CONSOLE -> consoleTab;
            case STATISTICS -> statisticsTab;
            case SANDBOX -> sandboxTab;
            case INSPECT -> inspectTab;
        };
    }

    /** The tab on show. */
    public ReadOnlyObjectProperty<DetailTab> tabProperty() {
        return tab;
    }

    @FXML
    void killNow() {
        model.killNow();
    }

    @FXML
    void cancelStop() {
        model.cancelStop();
    }
}
