package io.nablaconsole.app.create;

import io.nablaconsole.app.fx.FxmlFile;
import io.nablaconsole.app.fx.Views;
import io.nablaconsole.app.live.ContainerRow;
import io.nablaconsole.app.samples.SampleCard;
import io.nablaconsole.app.samples.SamplesViewModel;
import io.nablaconsole.engine.api.Sample;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BiConsumer;
import javafx.beans.InvalidationListener;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.Pane;
import javafx.stage.FileChooser;
import org.kordamp.ikonli.javafx.FontIcon;

/** The form that makes a container. */
public final class CreateView {
    private static final List<String> MEMORY_SIZES =
            List.of("8 MiB", "16 MiB", "32 MiB", "64 MiB", "128 MiB", "256 MiB", "512 MiB", "1 GiB");

    private final CreateViewModel model;
    private final SamplesViewModel samples;
    private final BiConsumer<ContainerRow, Boolean> made;
    private final Runnable close;
    private final Parent root;

    @FXML
    private Pane sampleCards;

    @FXML
    private TextField file;

    @FXML
    private Node reportBox;

    @FXML
    private FontIcon reportIcon;

    @FXML
    private Label report;

    @FXML
    private TextField name;

    @FXML
    private Label nameError;

    @FXML
    private TextField arguments;

    @FXML
    private Label argumentsError;

    @FXML
    private Label argumentHelp;

    @FXML
    private Pane parsed;

    @FXML
    private ComboBox<String> memory;

    @FXML
    private Label memoryError;

    @FXML
    private CheckBox terminal;

    @FXML
    private Node deviceSection;

    @FXML
    private Pane devices;

    @FXML
    private Node verdictBox;

    @FXML
    private Label verdict;

    @FXML
    private Node progress;

    @FXML
    private Button createButton;

    @FXML
    private Button createStartButton;

    /**
     * Makes the form.
     *
     * @param made told of the container made, and whether it is being started
     * @param close closes the form
     */
    public CreateView(
            CreateViewModel model, SamplesViewModel samples, BiConsumer<ContainerRow, Boolean> made, Runnable close) {
        this.model = model;
        this.samples = samples;
        this.made = made;
        this.close = close;
        this.root = Views.load(FxmlFile.CREATE, this);
    }

    public Parent root() {
        return root;
    }

    @FXML
    void initialize() {
        CreateFields fields = model.fields();
        SampleCard.fill(sampleCards, samples.samples(), SampleCard.Size.SMALL, this::chooseSample);
        file.textProperty().bind(fields.fileProperty().map(Path::toString).orElse(""));
        name.textProperty().bindBidirectional(fields.nameProperty());
        arguments.textProperty().bindBidirectional(fields.argumentsProperty());
        memory.getItems().setAll(MEMORY_SIZES);
        memory.getEditor().textProperty().bindBidirectional(fields.memoryProperty());
        terminal.selectedProperty().bindBidirectional(fields.terminalProperty());
        message(nameError, fields.nameErrorProperty());
        message(argumentsError, fields.argumentsErrorProperty());
        message(memoryError, fields.memoryErrorProperty());
        message(argumentHelp, fields.argumentHelpProperty());
        verdict.textProperty().bind(model.verdictProperty());
        showWhen(verdictBox, model.verdictProperty().isNotEmpty());
        showWhen(progress, model.busyProperty());
        createButton.disableProperty().bind(model.readyProperty().not());
        createStartButton.disableProperty().bind(model.readyProperty().not());
        showWhen(deviceSection, Bindings.isNotEmpty(fields.devices()));
        fields.devices().addListener((InvalidationListener) o -> showDevices());
        fields.parsed().addListener((InvalidationListener) o -> showParsed());
        model.reportProperty().subscribe(r -> showReport());
        model.fileProblemProperty().subscribe(r -> showReport());
        showParsed();
        showDevices();
    }

    private static void message(Label label, ObservableValue<String> text) {
        label.textProperty().bind(text);
        showWhen(label, text.map(t -> !t.isEmpty()));
    }

    private static void showWhen(Node node, ObservableValue<Boolean> condition) {
        node.visibleProperty().bind(condition);
        node.managedProperty().bind(condition);
    }

    private void showReport() {
        String problem = model.fileProblemProperty().get();
        String description = model.description();
        boolean any = !problem.isEmpty() || !description.isEmpty();
        reportBox.setVisible(any);
        reportBox.setManaged(any);
        boolean bad = !problem.isEmpty();
        reportIcon.setIconLiteral(bad ? "fth-alert-circle" : "fth-check-circle");
        reportBox.getStyleClass().setAll("report", bad ? "report-bad" : "report-good");
        report.setText(bad && !description.isEmpty() ? description + "\n" + problem : bad ? problem : description);
    }

    private void showParsed() {
        parsed.getChildren()
                .setAll(model.fields().parsed().stream()
                        .map(argument -> {
                            Label chip = new Label(argument.isEmpty() ? "\u00a0" : argument);
                            chip.getStyleClass().addAll("chip", "chip-mono");
                            return chip;
                        })
                        .toList());
        boolean any = !parsed.getChildren().isEmpty();
        parsed.setVisible(any);
        parsed.setManaged(any);
    }

    private void showDevices() {
        devices.getChildren()
                .setAll(model.fields().devices().stream().map(DeviceLine::new).toList());
    }

    private void chooseSample(Sample sample) {
        samples.file(sample, path -> {
            model.chooseSample(sample, path);
            arguments.requestFocus();
            arguments.selectAll();
        });
    }

    /** Puts the focus where one begins. */
    public void focus() {
        if (model.fields().fileProperty().get() == null) {
            sampleCards.getChildren().stream().findFirst().ifPresent(Node::requestFocus);
        } else {
            arguments.requestFocus();
        }
    }

    @FXML
    void browse() {
        FileChooser chooser = new FileChooser();
        Path before = model.fields().fileProperty().get();
        if (before != null && before.getParent() != null) {
            chooser.setInitialDirectory(before.getParent().toFile());
        }
        File chosen = chooser.showOpenDialog(root.getScene().getWindow());
        if (chosen != null) {
            model.chooseFile(chosen.toPath());
        }
    }

    @FXML
    void create() {
        model.create(false, row -> made.accept(row, false));
    }

    @FXML
    void createAndStart() {
        model.create(true, row -> made.accept(row, true));
    }

    @FXML
    void cancel() {
        close.run();
    }
}
