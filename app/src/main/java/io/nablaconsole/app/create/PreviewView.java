package io.nablaconsole.app.create;

import io.nablaconsole.app.activity.NablactlLine;
import io.nablaconsole.app.fx.FxmlFile;
import io.nablaconsole.app.fx.Views;
import io.nablaconsole.app.i18n.Formats;
import io.nablaconsole.app.i18n.Messages;
import io.nablaconsole.engine.api.LaunchPlan;
import io.nablaconsole.engine.api.MemorySize;
import io.nablaconsole.engine.api.SandboxReport;
import io.nablaconsole.engine.api.SandboxReport.AllowedCall;
import io.nablaconsole.engine.api.SandboxReport.MemoryRegion;
import java.util.List;
import java.util.stream.Collectors;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.GridPane;
import org.jspecify.annotations.Nullable;

/** What will run: the command line of a tender, or the layout of the image that is made of the unikernel. */
final class PreviewView {
    private final PreviewViewModel model;
    private final Parent root;

    @FXML
    private Label what;

    @FXML
    private Node commandBox;

    @FXML
    private TextArea command;

    @FXML
    private Node imageBox;

    @FXML
    private GridPane regions;

    @FXML
    private Label calls;

    PreviewView(PreviewViewModel model) {
        this.model = model;
        this.root = Views.load(FxmlFile.CREATE_PREVIEW, this);
    }

    Parent root() {
        return root;
    }

    @FXML
    void initialize() {
        model.planProperty().subscribe(this::show);
    }

    private void show(@Nullable LaunchPlan plan) {
        what.setText(
                plan == null
                        ? Messages.get("create.preview.nothing")
                        : Messages.get(
                                plan.command().isEmpty() ? "create.preview.linked" : "create.preview.program",
                                plan.tender()));
        boolean program = plan != null && !plan.command().isEmpty();
        commandBox.setVisible(program);
        commandBox.setManaged(program);
        command.setText(plan == null ? "" : line(plan));
        SandboxReport image = plan == null ? null : plan.image();
        imageBox.setVisible(image != null);
        imageBox.setManaged(image != null);
        if (image != null) {
            show(image);
        }
    }

    /** As a shell would have to be told it, an option a line. */
    private static String line(LaunchPlan plan) {
        return plan.command().stream().map(NablactlLine::quote).collect(Collectors.joining(" "));
    }

    private void show(SandboxReport image) {
        regions.getChildren().clear();
        int row = 0;
        for (MemoryRegion region : image.memory()) {
            regions.addRow(
                    row++,
                    cell(Formats.address(region.start()), "mono"),
                    cell(region.permissions(), "mono"),
                    cell(Messages.ofEngine(region.name()), "preview-name"),
                    cell(Formats.memory(new MemorySize(region.size())), "preview-size"));
        }
        List<String> names =
                image.calls().stream().map(AllowedCall::name).distinct().toList();
        calls.setText(Messages.get("create.preview.calls", names.size(), String.join(", ", names)));
    }

    private static Label cell(String text, String style) {
        Label cell = new Label(text);
        cell.getStyleClass().add(style);
        return cell;
    }

    @FXML
    void copy() {
        ClipboardContent content = new ClipboardContent();
        content.putString(command.getText());
        Clipboard.getSystemClipboard().setContent(content);
    }
}
