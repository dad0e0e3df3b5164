package io.nablaconsole.app.replay;

import io.nablaconsole.app.console.ReplayScreen;
import io.nablaconsole.app.fx.FxmlFile;
import io.nablaconsole.app.fx.Tips;
import io.nablaconsole.app.fx.Views;
import io.nablaconsole.app.i18n.Formats;
import io.nablaconsole.app.i18n.Messages;
import io.nablaconsole.engine.api.MemorySize;
import io.nablaconsole.engine.api.Recording;
import java.time.Duration;
import java.util.Locale;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.canvas.Canvas;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/** Plays a console again. Keys: space, arrows, page up and down, home and end. */
public final class ReplayView {
    private final ReplayViewModel model;
    private final ReplayScreen screen;
    private final Runnable export;
    private final Runnable close;
    private final Parent root;
    private boolean following;

    @FXML
    private Label title;

    @FXML
    private StackPane slot;

    @FXML
    private Slider slider;

    @FXML
    private Button playButton;

    @FXML
    private ComboBox<Double> speed;

    @FXML
    private Label time;

    @FXML
    private Label run;

    /**
     * Makes the view.
     *
     * @param export saves the recording as a file
     * @param close takes the view away
     */
    public ReplayView(ReplayViewModel model, ReplayScreen screen, Runnable export, Runnable close) {
        this.model = model;
        this.screen = screen;
        this.export = export;
        this.close = close;
        this.root = Views.load(FxmlFile.REPLAY, this);
        root.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
        root.sceneProperty().addListener((o, was, now) -> {
            if (now == null) {
                end();
            }
        });
    }

    public Parent root() {
        return root;
    }

    /** Puts the keyboard into it. */
    public void focus() {
        playButton.requestFocus();
    }

    @FXML
    void initialize() {
        title.setText(Messages.get("replay.title", model.id()));
        slot.getChildren().add(screen);
        speed.getItems().setAll(ReplayViewModel.SPEEDS);
        speed.setConverter(new SpeedText());
        speed.setValue(model.speedProperty().get());
        speed.valueProperty().subscribe(chosen -> model.speedProperty().set(chosen));
        model.playingProperty().subscribe(this::showPlaying);
        model.recordingProperty().subscribe(this::showRecording);
        model.positionProperty().subscribe(this::showPosition);
        model.problemProperty().subscribe(problem -> {
            if (!problem.isEmpty()) {
                run.setText(problem);
            }
        });
        slider.valueProperty().addListener((o, was, now) -> {
            if (!following) {
                model.seek(seconds(now.doubleValue()));
            }
        });
    }

    /** Once it is off the window, however that came. */
    private void end() {
        model.close();
        screen.close();
    }

    private void showPlaying(boolean playing) {
        String key = playing ? "replay.pause" : "replay.play";
        playButton.setGraphic(new FontIcon(playing ? "fth-pause" : "fth-play"));
        playButton.setAccessibleText(Messages.get(key));
        Tips.setText(playButton, Messages.get(key + ".tip"));
    }

    private void showRecording(@Nullable Recording recording) {
        if (recording != null) {
            following = true;
            slider.setMax(recording.length().isZero() ? 1 : seconds(recording.length()));
            following = false;
            showPosition(model.positionProperty().get());
        }
    }

    private void showPosition(Duration position) {
        following = true;
        slider.setValue(seconds(position));
        following = false;
        Recording recording = model.recordingProperty().get();
        if (recording == null) {
            return;
        }
        time.setText(Messages.get("replay.time", clock(position), clock(recording.length())));
        if (recording.parts().isEmpty()) {
            run.setText(Messages.get("replay.empty"));
            return;
        }
        int shown = model.run();
        String begun = Formats.moment(recording.parts().get(shown).run().begin());
        String text = Messages.get("replay.run", shown + 1, recording.parts().size(), begun);
        run.setText(
                recording.skipped() == 0
                        ? text
                        : Messages.get("replay.skipped", text, Formats.memory(new MemorySize(recording.skipped()))));
    }

    private static String clock(Duration time) {
        double seconds = seconds(time) % 60;
        return String.format(Messages.locale(), "%d:%06.3f", time.toMinutes(), seconds);
    }

    private static double seconds(Duration time) {
        return time.toNanos() / 1e9;
    }

    private static Duration seconds(double seconds) {
        return Duration.ofNanos((long) (seconds * 1e9));
    }

    private void key(KeyEvent event) {
        switch (event.getCode()) {
            case SPACE -> model.toggle();
            case LEFT -> model.step(-1);
            case RIGHT -> model.step(1);
            case PAGE_UP -> model.jumpRun(-1);
            case PAGE_DOWN -> model.jumpRun(1);
            case HOME -> model.seek(Duration.ZERO);
            case END -> model.seek(seconds(slider.getMax()));
            case ESCAPE -> done();
            case TAB -> {
                if (!(event.getTarget() instanceof Canvas)) {
                    return;
                }
                focus(); // a click has put the keyboard where Tab is swallowed
            }
            default -> {
                return;
            }
        }
        event.consume();
    }

    @FXML
    void toggle() {
        model.toggle();
    }

    @FXML
    void back() {
        model.step(-1);
    }

    @FXML
    void forward() {
        model.step(1);
    }

    @FXML
    void previousRun() {
        model.jumpRun(-1);
    }

    @FXML
    void nextRun() {
        model.jumpRun(1);
    }

    @FXML
    void exportCast() {
        export.run();
    }

    @FXML
    void done() {
        close.run();
    }

    /** {@code 0.5×}. */
    private static final class SpeedText extends StringConverter<Double> {
        @Override
        public String toString(@Nullable Double speed) {
            return speed == null ? "" : String.format(Locale.ROOT, speed < 1 ? "%.1f×" : "%.0f×", speed);
        }

        @Override
        public Double fromString(String text) {
            return Double.valueOf(text.replace("×", ""));
        }
    }
}
