package io.nablaconsole.app.containers;

import io.nablaconsole.app.fx.FxmlFile;
import io.nablaconsole.app.fx.Views;
import io.nablaconsole.app.samples.SampleCard;
import io.nablaconsole.app.samples.SamplesViewModel;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.layout.Pane;

/** What the page of containers offers while there are none: the samples, and a file of one's own. */
final class EmptyState {
    private final SamplesViewModel samples;
    private final ContainersView.Dialogs dialogs;
    private final Parent root;

    @FXML
    private Pane sampleCards;

    EmptyState(SamplesViewModel samples, ContainersView.Dialogs dialogs) {
        this.samples = samples;
        this.dialogs = dialogs;
        this.root = Views.load(FxmlFile.EMPTY_STATE, this);
    }

    @FXML
    void initialize() {
        SampleCard.fill(sampleCards, samples.samples(), SampleCard.Size.SMALL, dialogs::newFromSample);
    }

    Parent root() {
        return root;
    }

    @FXML
    void openFile() {
        dialogs.openFile();
    }
}
