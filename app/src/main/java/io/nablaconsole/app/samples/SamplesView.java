package io.nablaconsole.app.samples;

import io.nablaconsole.app.fx.FxmlFile;
import io.nablaconsole.app.fx.Views;
import io.nablaconsole.engine.api.Sample;
import java.util.function.Consumer;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.layout.Pane;

/** The page of unikernels: the samples, and the way to a file of one's own. */
public final class SamplesView {
    private final SamplesViewModel model;
    private final Consumer<Sample> chosen;
    private final Runnable openFile;
    private final Parent root;

    @FXML
    private Pane cards;

    public SamplesView(SamplesViewModel model, Consumer<Sample> chosen, Runnable openFile) {
        this.model = model;
        this.chosen = chosen;
        this.openFile = openFile;
        this.root = Views.load(FxmlFile.SAMPLES, this);
    }

    public Parent root() {
        return root;
    }

    @FXML
    void initialize() {
        SampleCard.fill(cards, model.samples(), SampleCard.Size.LARGE, chosen);
    }

    @FXML
    void openFile() {
        openFile.run();
    }
}
