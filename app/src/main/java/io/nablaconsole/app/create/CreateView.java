package io.nablaconsole.app.create;

import io.nablaconsole.app.activity.NablactlLine;
import io.nablaconsole.app.fx.FxmlFile;
import io.nablaconsole.app.fx.Shortened;
import io.nablaconsole.app.fx.Views;
import io.nablaconsole.app.i18n.Messages;
import io.nablaconsole.app.live.ContainerRow;
import io.nablaconsole.app.samples.SampleCard;
import io.nablaconsole.app.samples.SamplesViewModel;
import io.nablaconsole.engine.api.Sample;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Menu;
import javafx.scene.control.TextField;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Pane;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/** The form that makes a container: where it begins, its sections, and beside or below them what will run. */
public final class CreateView {
    /** From this width on there is room for what will run beside the fields. */
    private static final double WIDE = 1000;

    private static final int LONG = 480;

    private final CreateViewModel model;
    private final SamplesViewModel samples;
    private final List<ContainerRow> containers;
    private final BiConsumer<ContainerRow, Boolean> made;
    private final Consumer<Path> importing;
    private final Runnable close;
    private final GuestView guest;
    private final PreviewView preview;
    private final OriginChoice choice;
    private final Parent root;

    @FXML
    private BorderPane frame;

    @FXML
    private Pane head;

    @FXML
    private Pane sampleCards;

    @FXML
    private Pane sections;

    @FXML
    private Pane side;

    @FXML
    private TextField file;

    @FXML
    private Menu containerMenu;

    @FXML
    private Node reportBox;

    @FXML
    private FontIcon reportIcon;

    @FXML
    private Label report;

    @FXML
    private Button copyAdvice;

    @FXML
    private Node originBox;

    @FXML
    private Label origin;

    @FXML
    private Node recalled;

    @FXML
    private Node verdictBox;

    @FXML
    private Label verdict;

    @FXML
    private Node progress;

    @FXML
    private Button cancelButton;

    @FXML
    private Button createButton;

    @FXML
    private Button createStartButton;

    /**
     * Makes the form.
     *
     * @param containers those that can be copied
     * @param made told of the container made, and whether it is being started
     * @param importing given a chosen file that is an exported container
     * @param close closes the form
     */
    public CreateView(
            CreateViewModel model,
            SamplesViewModel samples,
            List<ContainerRow> containers,
            BiConsumer<ContainerRow, Boolean> made,
            Consumer<Path> importing,
            Runnable close) {
        this.importing = importing;
        this.model = model;
        this.samples = samples;
        this.containers = List.copyOf(containers);
        this.made = made;
        this.close = close;
        this.guest = new GuestView(model.form().guest());
        this.preview = new PreviewView(model.preview());
        this.choice = new OriginChoice(model, this::window);
        this.root = Views.load(FxmlFile.CREATE, this);
    }

    public Parent root() {
        return root;
    }

    private Window window() {
        return root.getScene().getWindow();
    }

    @FXML
    void initialize() {
        CreateForm form = model.form();
        head.getChildren().add(new QueueView(model.queue(), model.busyProperty(), this::skip, this::createAll));
        cancelButton.textProperty().bind(model.queue().severalProperty().map(CreateView::cancelText));
        SampleCard.fill(sampleCards, samples.samples(), SampleCard.Size.SMALL, this::chooseSample);
        form.fileProperty().subscribe(this::showFile);
        file.setOnAction(e -> enter());
        file.focusedProperty().subscribe(focused -> {
            if (!focused) {
                takeTyped();
            }
        });
        file.textProperty().addListener((o, was, now) -> {
            if (file.isFocused() && now.length() > was.length() + 1) {
                takeTyped(); // pasted
            }
        });
        model.origin().onArchive(this::handOn);
        choice.fill(containerMenu, containers);
        sections.getChildren()
                .addAll(
                        guest.root(),
                        new DevicesView(form.devices(), model.networkProperty()),
                        new MachineView(form.machine()).root(),
                        new TenderView(form.tender()),
                        new LabelsView(form.labels()));
        origin.textProperty().bind(model.origin().originProperty());
        Views.showWhen(originBox, model.origin().originProperty().map(text -> !text.isEmpty()));
        Views.showWhen(recalled, model.origin().recalledProperty());
        verdict.textProperty().bind(model.preview().verdictProperty().map(text -> Shortened.to(text, LONG)));
        Views.showWhen(verdictBox, verdict.textProperty().isNotEmpty());
        Views.showWhen(progress, model.busyProperty());
        createButton.disableProperty().bind(model.readyProperty().not());
        createStartButton.disableProperty().bind(model.readyProperty().not());
        model.origin().reportProperty().subscribe(r -> showReport());
        model.origin().fileProblemProperty().subscribe(r -> showReport());
        frame.widthProperty().subscribe(width -> place(width.doubleValue() >= WIDE));
    }

    /** Beside the fields where there is room, else below them. */
    private void place(boolean beside) {
        Pane home = beside ? side : sections;
        if (preview.root().getParent() != home) {
            side.getChildren().remove(preview.root());
            sections.getChildren().remove(preview.root());
            home.getChildren().add(preview.root());
        }
        side.setVisible(beside);
        side.setManaged(beside);
    }

    private void showReport() {
        String problem = model.origin().fileProblemProperty().get();
        String description = model.origin().description();
        boolean any = !problem.isEmpty() || !description.isEmpty();
        reportBox.setVisible(any);
        reportBox.setManaged(any);
        boolean bad = !problem.isEmpty();
        copyAdvice.setVisible(bad);
        copyAdvice.setManaged(bad);
        reportIcon.setIconLiteral(bad ? "fth-alert-circle" : "fth-check-circle");
        reportBox.getStyleClass().setAll("report", bad ? "report-bad" : "report-good");
        report.setText(bad && !description.isEmpty() ? description + "\n" + problem : bad ? problem : description);
    }

    private void showFile(@Nullable Path path) {
        file.setText(path == null ? "" : path.toString());
    }

    /** What was typed is taken first; once it is, Enter goes on as everywhere in the form. */
    private void enter() {
        if (takeTyped()) {
            guest.focusArguments();
        } else {
            createStartButton.fire();
        }
    }

    /** Whether something else was typed than what is chosen. */
    private boolean takeTyped() {
        Path chosen = model.form().fileProperty().get();
        if (file.getText().equals(chosen == null ? "" : chosen.toString())) {
            return false;
        }
        Optional<Path> typed = TypedPath.of(file.getText(), TypedPath.home());
        if (typed.isPresent() && !typed.get().equals(chosen)) {
            model.origin().open(typed.get());
            return true;
        }
        if (typed.isEmpty() && !file.getText().isBlank()) {
            model.origin().refuse(Messages.get("create.device.fileBad", file.getText()));
            return true;
        }
        showFile(chosen);
        return false;
    }

    /** An exported container is imported; of several files the next one comes into the form. */
    private void handOn(Path archive) {
        importing.accept(archive);
        if (!model.queue().next()) {
            close.run();
        }
    }

    @FXML
    void copyAdvice() {
        Path path = model.form().fileProperty().get();
        String advice = model.origin().fileProblemProperty().get();
        ClipboardContent content = new ClipboardContent();
        content.putString(path == null ? advice : advice.replaceAll("\\b(FILE|DATEI)\\b", quoted(path)));
        Clipboard.getSystemClipboard().setContent(content);
    }

    private static String quoted(Path path) {
        return Matcher.quoteReplacement(NablactlLine.quote(path.toString()));
    }

    private void chooseSample(Sample sample) {
        samples.file(sample, path -> {
            model.origin().chooseSample(sample, path);
            guest.focusArguments();
        });
    }

    /** Puts the focus where one begins. */
    public void focus() {
        if (model.form().fileProperty().get() == null) {
            sampleCards.getChildren().stream().findFirst().ifPresent(Node::requestFocus);
        } else {
            guest.focusArguments();
        }
    }

    /** The same for a form that is being filled in: nowhere before it is. */
    public void focusFilled() {
        if (model.form().fileProperty().get() != null) {
            guest.focusArguments();
        }
    }

    @FXML
    void browse() {
        if (choice.files()) {
            guest.focusArguments();
        }
    }

    @FXML
    void browseBundle() {
        if (choice.bundle()) {
            guest.focusArguments();
        }
    }

    @FXML
    void defaults() {
        model.origin().forgetRecalled();
    }

    @FXML
    void create() {
        model.create(false, row -> made(row, false));
    }

    @FXML
    void createAndStart() {
        model.create(true, row -> made(row, true));
    }

    /** Of several files the next one comes into the form. */
    private void made(ContainerRow row, boolean started) {
        if (model.queue().next()) {
            guest.focusArguments();
        } else {
            made.accept(row, started);
        }
    }

    private void skip() {
        if (!model.queue().next()) {
            close.run();
        }
    }

    private void createAll() {
        model.queue().createAll(row -> made.accept(row, false));
    }

    private static String cancelText(boolean several) {
        return Messages.get(several ? "create.queue.cancel" : "create.cancel");
    }

    @FXML
    void cancel() {
        close.run();
    }
}
