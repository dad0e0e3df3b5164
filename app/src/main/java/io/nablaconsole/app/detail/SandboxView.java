package io.nablaconsole.app.detail;

import io.nablaconsole.app.fx.FxmlFile;
import io.nablaconsole.app.fx.Views;
import io.nablaconsole.app.i18n.Formats;
import io.nablaconsole.app.i18n.Messages;
import io.nablaconsole.app.live.ContainerRow;
import io.nablaconsole.app.save.PictureSaver;
import io.nablaconsole.engine.api.MemorySize;
import io.nablaconsole.engine.api.SandboxReport;
import io.nablaconsole.engine.api.SandboxReport.AllowedCall;
import io.nablaconsole.engine.api.SandboxReport.MemoryRegion;
import java.util.List;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Pane;
import org.jspecify.annotations.Nullable;

/** What the container may do: system calls and memory. */
final class SandboxView {
    private final DetailViewModel model;
    private final Parent root;
    private final MemoryMapBar bar = new MemoryMapBar();

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
        problem.textProperty().bind(model.sandboxProblemProperty());
        problem.visibleProperty().bind(model.sandboxProblemProperty().isNotEmpty());
        problem.managedProperty().bind(problem.visibleProperty());
        content.visibleProperty().bind(model.sandboxProperty().isNotNull());
        model.sandboxProperty().subscribe(this::show);
    }

    private void show(@Nullable SandboxReport report) {
        if (report == null) {
            return;
        }
        callCount.setText(Messages.get("sandbox.calls", report.calls().size()));
        calls.getChildren().clear();
        head(calls, "sandbox.call.name", "sandbox.call.number", "sandbox.call.condition", "sandbox.call.reason");
        int line = 1;
        for (AllowedCall call : report.calls()) {
            String condition = call.condition().isEmpty() ? Messages.get("sandbox.call.any") : call.condition();
            calls.addRow(
                    line++,
                    cell(call.name(), "mono"),
                    cell(String.valueOf(call.number()), "muted"),
                    cell(condition, call.condition().isEmpty() ? "muted" : "plain"),
                    cell(call.reason(), "plain"));
        }
        showMemory(report.memory());
    }

    private void showMemory(List<MemoryRegion> memory) {
        ContainerRow row = model.rowProperty().get();
        PictureSaver.mark(bar, Messages.get("picture.memory", row == null ? "" : row.id()));
        bar.show(memory);
        regions.getChildren().clear();
        head(regions, "sandbox.memory.name", "sandbox.memory.range", "sandbox.memory.access", "sandbox.memory.size");
        int line = 1;
        for (MemoryRegion region : memory) {
            Label name = cell(region.name(), "plain");
            Label swatch = new Label();
            swatch.getStyleClass().addAll("mem-swatch", MemoryMapBar.style(region.permissions()));
            name.setGraphic(swatch);
            regions.addRow(
                    line++,
                    name,
                    cell(Formats.address(region.start()) + " – " + Formats.address(region.end()), "mono"),
                    cell(region.permissions(), "mono"),
                    cell(new MemorySize(region.size()).toString(), "plain"));
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
