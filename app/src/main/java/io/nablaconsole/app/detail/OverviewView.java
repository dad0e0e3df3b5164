package io.nablaconsole.app.detail;

import io.nablaconsole.app.fx.FxmlFile;
import io.nablaconsole.app.fx.NameLabel;
import io.nablaconsole.app.fx.Views;
import io.nablaconsole.app.i18n.Messages;
import io.nablaconsole.app.live.ContainerRow;
import io.nablaconsole.app.save.PictureSaver;
import io.nablaconsole.app.timeline.TimelineEvent;
import io.nablaconsole.app.timeline.TimelinePicture;
import io.nablaconsole.engine.api.RunRecord;
import java.util.List;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Pane;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/** The overview: lifecycle picture and facts. */
final class OverviewView {
    private final DetailViewModel model;
    private final Parent root;
    private final LifecyclePicture picture = new LifecyclePicture();
    private final TimelinePicture timeline = new TimelinePicture();
    private Subscription following = Subscription.EMPTY;
    private List<Fact> shownWhat = List.of();
    private List<Fact> shownRun = List.of();

    @FXML
    private Pane pictureSlot;

    @FXML
    private Pane timelineSlot;

    @FXML
    private GridPane what;

    @FXML
    private GridPane run;

    OverviewView(DetailViewModel model) {
        this.model = model;
        this.root = Views.load(FxmlFile.OVERVIEW, this);
    }

    Parent root() {
        return root;
    }

    @FXML
    void initialize() {
        pictureSlot.getChildren().add(picture);
        model.rowProperty().subscribe(this::follow);
        timelineSlot.getChildren().add(timeline);
        model.stateProperty().subscribe(state -> show());
        model.runsProperty().subscribe(runs -> show());
    }

    private void follow(@Nullable ContainerRow row) {
        following.unsubscribe();
        if (row != null) {
            PictureSaver.mark(picture, Messages.get("picture.lifecycle", row.id()));
            PictureSaver.mark(timeline, Messages.get("picture.timeline", row.id()));
        }
        following = row == null
                ? Subscription.EMPTY
                : Subscription.combine(
                        row.snapshotProperty().subscribe(now -> show()),
                        row.lifeProperty().subscribe(now -> show()),
                        row.statsProperty().subscribe(now -> show()),
                        row.uptimeProperty().subscribe(now -> show()));
    }

    private void show() {
        ContainerRow row = model.rowProperty().get();
        if (row == null) {
            return;
        }
        List<RunRecord> runs = model.runsProperty().get();
        picture.show(Lifecycle.of(row, runs));
        timeline.show(
                TimelineEvent.of(row.now().created(), runs, row.lifeProperty().get()));
        List<Fact> facts = Facts.what(row, model.stateProperty().get());
        if (!facts.equals(shownWhat)) {
            shownWhat = facts;
            fill(what, facts);
        }
        List<Fact> runFacts = Facts.run(row);
        if (!runFacts.equals(shownRun)) {
            fill(run, runFacts);
            shownRun = runFacts;
        }
    }

    /** Puts the facts in; lines that are there already only change their text, so a selection in them stays. */
    private static void fill(GridPane grid, List<Fact> facts) {
        int lines = grid.getChildren().size() / 2;
        if (lines != facts.size()) {
            grid.getChildren().clear();
            for (int i = 0; i < facts.size(); i++) {
                grid.addRow(i, label(), value());
            }
        }
        for (int i = 0; i < facts.size(); i++) {
            Fact fact = facts.get(i);
            if (grid.getChildren().get(2 * i) instanceof Label label
                    && grid.getChildren().get(2 * i + 1) instanceof TextField value) {
                label.setText(fact.label());
                if (!value.getText().equals(fact.value())) {
                    value.setText(fact.value());
                }
                value.setAccessibleText(fact.label() + ": " + fact.value());
            }
        }
    }

    private static Label label() {
        Label label = new NameLabel();
        label.getStyleClass().add("fact-label");
        return label;
    }

    /** A text one can select and copy. */
    private static TextField value() {
        TextField value = new TextField();
        value.setEditable(false);
        value.setFocusTraversable(false);
        value.getStyleClass().add("fact-value");
        return value;
    }
}
