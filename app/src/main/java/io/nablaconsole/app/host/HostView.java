package io.nablaconsole.app.host;

import io.nablaconsole.app.fx.BusyRing;
import io.nablaconsole.app.fx.FxmlFile;
import io.nablaconsole.app.fx.Views;
import io.nablaconsole.app.i18n.Messages;
import io.nablaconsole.app.save.FileKind;
import io.nablaconsole.app.save.FileSaver;
import io.nablaconsole.engine.api.HostCheck;
import io.nablaconsole.engine.api.TenderReport;
import java.time.LocalDate;
import java.time.ZoneId;
import javafx.beans.Observable;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;

/** The page of the host. */
public final class HostView {
    private final HostViewModel model;
    private final FileSaver files;
    private final Parent root;

    @FXML
    private Button again;

    @FXML
    private Button archive;

    @FXML
    private BusyRing progress;

    @FXML
    private Label summary;

    @FXML
    private VBox checks;

    @FXML
    private GridPane tenders;

    @FXML
    private GridPane places;

    /** Makes the page; the machine is looked at when that has not been done yet. */
    public HostView(HostViewModel model, FileSaver files) {
        this.files = files;
        this.model = model;
        this.root = Views.load(FxmlFile.HOST, this);
        if (model.checks().isEmpty()) {
            look();
        }
    }

    public Parent root() {
        return root;
    }

    @FXML
    void initialize() {
        again.disableProperty().bind(model.busyProperty());
        archive.disableProperty().bind(model.busyProperty());
        progress.visibleProperty().bind(model.busyProperty());
        summary.textProperty().bind(model.summaryProperty());
        model.checks().addListener((Observable o) -> showChecks());
        model.tenders().addListener((Observable o) -> showTenders());
        showChecks();
        showTenders();
        for (HostViewModel.Place place : model.places()) {
            places.addRow(
                    places.getRowCount(),
                    label(place.name(), "cell-plain"),
                    path(place.path().toString()));
        }
    }

    private void showChecks() {
        checks.getChildren().clear();
        for (HostCheck check : model.checks()) {
            checks.getChildren().add(new CheckLine(check));
        }
    }

    private static String has(TenderReport tender) {
        if (tender.problem() != null) {
            return Messages.of(tender.problem());
        }
        return tender.version() == null ? Messages.get("host.tender.ready") : tender.version();
    }

    private void showTenders() {
        tenders.getChildren().clear();
        for (TenderReport tender : model.tenders()) {
            String has = has(tender);
            Label name = label(tender.name(), "cell-mono");
            name.setMinWidth(Label.USE_PREF_SIZE);
            tenders.addRow(
                    tenders.getRowCount(),
                    name,
                    label(Messages.of(tender.description()), "cell-plain"),
                    label(has, tender.usable() ? "cell-plain" : "cell-muted"));
        }
    }

    private static Label path(String path) {
        Label label = label(path, "cell-mono");
        label.setAccessibleText(path);
        return label;
    }

    private static Label label(String text, String style) {
        Label label = new Label(text);
        label.getStyleClass().add(style);
        label.setWrapText(true);
        return label;
    }

    @FXML
    void look() {
        model.run(() -> {});
    }

    @FXML
    void writeArchive() {
        files.ask(
                        root.getScene().getWindow(),
                        "nabla-diagnostics-" + LocalDate.now(ZoneId.systemDefault()),
                        FileKind.ZIP)
                .ifPresent(model::archive);
    }
}
