package io.nablaconsole.app.consoles;

import io.nablaconsole.app.console.ConsolePane;
import io.nablaconsole.app.console.ConsolePanes;
import io.nablaconsole.app.fx.FxmlFile;
import io.nablaconsole.app.fx.Shortened;
import io.nablaconsole.app.fx.Views;
import io.nablaconsole.app.i18n.Messages;
import io.nablaconsole.app.live.ContainerRow;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.InvalidationListener;
import javafx.beans.binding.Bindings;
import javafx.beans.property.IntegerProperty;
import javafx.collections.ListChangeListener;
import javafx.fxml.FXML;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SplitPane;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.StackPane;

/** The page of several consoles. Their terminals are opened only once the page is looked at. */
public final class ConsolesView {
    private static final double WIDEST_TAB = 240;

    private final ConsolesViewModel model;
    private final ConsolePanes panes;
    private final IntegerProperty fontSize;
    private final List<ConsoleTile> tiles = new ArrayList<>();
    private final Parent root;

    @FXML
    private MenuButton add;

    @FXML
    private ToggleButton tilesButton;

    @FXML
    private ToggleButton tabsButton;

    @FXML
    private StackPane slot;

    @FXML
    private Node nothing;

    /**
     * Makes the page.
     *
     * @param fontSize of the terminals
     */
    public ConsolesView(ConsolesViewModel model, ConsolePanes panes, IntegerProperty fontSize) {
        this.model = model;
        this.panes = panes;
        this.fontSize = fontSize;
        this.root = Views.load(FxmlFile.CONSOLES, this);
        root.visibleProperty().addListener(o -> lay());
        lay();
    }

    public Parent root() {
        return root;
    }

    @FXML
    void initialize() {
        nothing.visibleProperty().bind(Bindings.isEmpty(model.open()));
        model.open().addListener((ListChangeListener<ContainerRow>) change -> {
            while (change.next()) {
                change.getRemoved().forEach(panes::close);
            }
        });
        model.open().addListener((InvalidationListener) o -> lay());
        model.tabsProperty().subscribe(tabs -> {
            tabsButton.setSelected(tabs);
            tilesButton.setSelected(!tabs);
        });
        model.tabsProperty().addListener(o -> lay());
        add.setOnShowing(e ->
                add.getItems().setAll(model.others().stream().map(this::addItem).toList()));
        add.getItems().add(new MenuItem(Messages.get("consoles.add"))); // an empty menu would not open
    }

    private MenuItem addItem(ContainerRow row) {
        MenuItem item = new MenuItem(Shortened.name(row.id().value()));
        item.setMnemonicParsing(false);
        item.setOnAction(e -> model.open(row));
        return item;
    }

    @FXML
    void asTiles() {
        model.tabsProperty().set(false);
        tilesButton.setSelected(true);
    }

    @FXML
    void asTabs() {
        model.tabsProperty().set(true);
        tabsButton.setSelected(true);
    }

    private void lay() {
        tiles.forEach(ConsoleTile::end);
        tiles.clear();
        slot.getChildren().clear();
        if (!root.isVisible() || model.open().isEmpty()) {
            return;
        }
        slot.getChildren().add(model.tabsProperty().get() ? tabbed() : tiled());
    }

    private ConsoleTile tile(ContainerRow row, boolean withHead) {
        ConsolePane pane = panes.of(row);
        ConsoleTile tile = new ConsoleTile(row, pane, fontSize, withHead, () -> model.close(row));
        tiles.add(tile);
        return tile;
    }

    private Node tabbed() {
        TabPane tabs = new TabPane();
        tabs.getStyleClass().add("detail-tabs");
        tabs.setTabMaxWidth(WIDEST_TAB);
        for (ContainerRow row : model.open()) {
            Tab tab = new Tab(Shortened.name(row.id().value()), tile(row, false));
            tab.setOnClosed(e -> model.close(row));
            tabs.getTabs().add(tab);
        }
        return tabs;
    }

    private Node tiled() {
        List<ContainerRow> rows = model.open();
        int columns = (int) Math.ceil(Math.sqrt(rows.size()));
        SplitPane lines = new SplitPane();
        lines.setOrientation(Orientation.VERTICAL);
        lines.getStyleClass().add("main-split");
        for (int from = 0; from < rows.size(); from += columns) {
            SplitPane line = new SplitPane();
            line.getStyleClass().add("tile-split");
            for (ContainerRow row : rows.subList(from, Math.min(rows.size(), from + columns))) {
                line.getItems().add(tile(row, true));
            }
            spread(line);
            lines.getItems().add(line);
        }
        spread(lines);
        return lines;
    }

    private static void spread(SplitPane split) {
        int count = split.getItems().size();
        for (int i = 1; i < count; i++) {
            split.setDividerPosition(i - 1, (double) i / count);
        }
    }
}
