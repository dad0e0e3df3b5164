package io.nablaconsole.app.detail;

import io.nablaconsole.app.detail.DetailViewModel.Sandbox;
import io.nablaconsole.app.fx.FxmlFile;
import io.nablaconsole.app.fx.Views;
import io.nablaconsole.app.i18n.Formats;
import io.nablaconsole.app.i18n.Messages;
import io.nablaconsole.app.live.ContainerRow;
import io.nablaconsole.app.save.PictureSaver;
import io.nablaconsole.engine.api.DeviceBacking;
import io.nablaconsole.engine.api.MemorySize;
import io.nablaconsole.engine.api.SandboxReport;
import io.nablaconsole.engine.api.SandboxReport.AllowedCall;
import io.nablaconsole.engine.api.SandboxReport.MemoryRegion;
import io.nablaconsole.engine.api.State;
import io.nablaconsole.engine.api.Stats;
import java.util.List;
import java.util.Map;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Pane;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/** What the container may do: memory, devices, system calls beside those of others; and what it has used so far. */
final class SandboxView {
    private final DetailViewModel model;
    private final Parent root;
    private final MemoryMapBar bar = new MemoryMapBar();
    private final CallBars callBars = new CallBars();
    private Subscription following = Subscription.EMPTY;

    @FXML
    private Label problem;

    @FXML
    private Node content;

    @FXML
    private Label callCount;

    @FXML
    private GridPane calls;

    @FXML
    private Pane barSlot;

    @FXML
    private GridPane regions;

    @FXML
    private Pane callBarsSlot;

    @FXML
    private Label source;

    @FXML
    private Node devicesBox;

    @FXML
    private GridPane devices;

    @FXML
    private Node live;

    @FXML
    private GridPane counters;

    SandboxView(DetailViewModel model) {
        this.model = model;
        this.root = Views.load(FxmlFile.SANDBOX, this);
    }

    Parent root() {
        return root;
    }

    @FXML
    void initialize() {
        barSlot.getChildren().add(bar);
        callBarsSlot.getChildren().add(callBars);
        live.managedProperty().bind(live.visibleProperty());
        devicesBox.managedProperty().bind(devicesBox.visibleProperty());
        model.rowProperty().subscribe(this::follow);
        model.stateProperty().subscribe(this::showDevices);
        problem.textProperty().bind(model.sandboxProblemProperty());
        problem.visibleProperty().bind(model.sandboxProblemProperty().isNotEmpty());
        problem.managedProperty().bind(problem.visibleProperty());
        content.visibleProperty().bind(model.sandboxProperty().isNotNull());
        model.sandboxProperty().subscribe(this::show);
    }

    private void show(@Nullable Sandbox sandbox) {
        if (sandbox == null) {
            return;
        }
        SandboxReport report = sandbox.report();
        callCount.setText(Messages.get("sandbox.calls", sandbox.calls()));
        callBars.show(sandbox.calls(), sandbox.linux());
        source.setText(Messages.get(
                "sandbox.compare.source",
                sandbox.linux().container().source(),
                sandbox.linux().kernel().source()));
        calls.getChildren().clear();
        head(calls, "sandbox.call.name", "sandbox.call.number", "sandbox.call.condition", "sandbox.call.reason");
        int line = 1;
        for (AllowedCall call : report.calls()) {
            String condition =
                    call.condition().isEmpty() ? Messages.get("sandbox.call.any") : Messages.ofEngine(call.condition());
            calls.addRow(
                    line++,
                    cell(call.name(), "mono"),
                    cell(String.valueOf(call.number()), "muted"),
                    cell(condition, call.condition().isEmpty() ? "muted" : "plain"),
                    cell(Messages.ofEngine(call.reason()), "plain"));
        }
        showMemory(report.memory());
    }

    private void follow(@Nullable ContainerRow row) {
        following.unsubscribe();
        following = row == null ? Subscription.EMPTY : row.statsProperty().subscribe(this::showCounters);
    }

    private void showCounters(@Nullable Stats stats) {
        live.setVisible(stats != null);
        counters.getChildren().clear();
        int line = 0;
        for (Fact fact : stats == null ? List.<Fact>of() : Counters.of(stats)) {
            counters.addRow(line++, cell(fact.label(), "muted"), cell(fact.value(), "plain"));
        }
    }

    private void showDevices(@Nullable State state) {
        devices.getChildren().clear();
        devicesBox.setVisible(state != null);
        if (state == null) {
            return;
        }
        int line = 0;
        for (Map.Entry<String, DeviceBacking> device : state.config().devices().entrySet()) {
            devices.addRow(line++, cell(device.getKey(), "mono"), cell(DeviceText.of(device.getValue()), "plain"));
        }
        if (line == 0) {
            devices.addRow(0, cell(Messages.get("sandbox.devices.none"), "muted"));
        }
    }

    private void showMemory(List<MemoryRegion> memory) {
        ContainerRow row = model.rowProperty().get();
        PictureSaver.mark(bar, Messages.get("picture.memory", row == null ? "" : row.id()));
        PictureSaver.mark(callBars, Messages.get("picture.calls", row == null ? "" : row.id()));
        bar.show(memory);
        regions.getChildren().clear();
        head(regions, "sandbox.memory.name", "sandbox.memory.range", "sandbox.memory.access", "sandbox.memory.size");
        int line = 1;
        for (MemoryRegion region : memory) {
            Label name = cell(Messages.ofEngine(region.name()), "plain");
            Label swatch = new Label();
            swatch.getStyleClass().addAll("mem-swatch", MemoryMapBar.style(region.permissions()));
            name.setGraphic(swatch);
            regions.addRow(
                    line++,
                    name,
                    cell(Formats.address(region.start()) + " – " + Formats.address(region.end()), "mono"),
                    cell(region.permissions(), "mono"),
                    cell(Formats.memory(new MemorySize(region.size())), "plain"));
        }
    }

    private static void head(GridPane grid, String... keys) {
        for (int i = 0; i < keys.length; i++) {
            Label label = new Label(Messages.get(keys[i]));
            label.getStyleClass().add("grid-head");
            grid.add(label, i, 0);
        }
    }

    private static Label cell(String text, String style) {
        Label label = new Label(text);
        label.getStyleClass().add("cell-" + style);
        label.setWrapText(style.equals("plain"));
        return label;
    }
}
