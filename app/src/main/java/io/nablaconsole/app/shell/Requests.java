package io.nablaconsole.app.shell;

import io.nablaconsole.app.console.ReplayScreen;
import io.nablaconsole.app.fx.WindowRequest;
import io.nablaconsole.app.live.ContainerRow;
import io.nablaconsole.app.live.StatsHistory.Moment;
import io.nablaconsole.app.replay.ReplayView;
import io.nablaconsole.app.replay.ReplayViewModel;
import io.nablaconsole.app.replay.Screen;
import io.nablaconsole.app.save.FileKind;
import io.nablaconsole.app.statistics.CompareView;
import io.nablaconsole.app.statistics.CompareViewModel;
import io.nablaconsole.app.statistics.FiguresTable;
import java.util.List;
import java.util.Map;
import javafx.event.EventType;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.stage.Window;

/** Does what views ask of their window; for the FX thread. */
final class Requests {
    private final Parts parts;
    private final Models models;

    Requests(Parts parts) {
        this.parts = parts;
        this.models = parts.models;
    }

    /** Answers what comes from {@code scene}. */
    void answer(Scene scene) {
        scene.addEventHandler(WindowRequest.ANY, request -> {
            if (request.getEventType().equals(WindowRequest.SAVE_PICTURE)) {
                if (request.getTarget() instanceof Node picture) {
                    parts.pictures.save(picture);
                }
            } else {
                models.list.find(request.container()).ifPresent(row -> answer(request, row));
            }
        });
    }

    private void answer(WindowRequest request, ContainerRow row) {
        EventType<?> what = request.getEventType();
        if (what.equals(WindowRequest.REPLAY)) {
            replay(row);
        } else if (what.equals(WindowRequest.SAVE_LOG)) {
            saveLog(row);
        } else if (what.equals(WindowRequest.OWN_WINDOW)) {
            parts.windows.open(row);
        } else if (what.equals(WindowRequest.COMPARE)) {
            compare(List.of(row));
        } else if (what.equals(WindowRequest.SAVE_FIGURES)) {
            saveFigures(row.id().value(), Map.of(row.id().value(), row.history().moments()));
        }
    }

    /** Plays the console of {@code row} again. */
    void replay(ContainerRow row) {
        String id = row.id().value();
        ReplayScreen screen =
                new ReplayScreen(id, parts.themes.darkProperty(), models.preferences.consoleFontSizeProperty());
        ReplayViewModel model = new ReplayViewModel(id, models.engine, models.tasks, System::nanoTime, new On(screen));
        ReplayView view = new ReplayView(
                model,
                screen,
                () -> parts.files.save(owner(), id, FileKind.CAST, model::writeCast),
                parts.shell::closeDialog);
        parts.dialogs.open(view.root(), view::focus);
        model.open();
    }

    private record On(ReplayScreen screen) implements Screen {
        @Override
        public void show(String text) {
            screen.show(text);
        }

        @Override
        public void showAnew(String text) {
            screen.showAnew(text);
        }

        @Override
        public boolean behind() {
            return screen.behind();
        }
    }

    private void saveLog(ContainerRow row) {
        String id = row.id().value();
        parts.files.save(owner(), id, FileKind.LOG, out -> models.console.writeLog(id, out));
    }

    /** Compares {@code rows} and others of the user's choice. */
    void compare(List<ContainerRow> rows) {
        CompareViewModel model = new CompareViewModel(models.list);
        CompareView view = new CompareView(
                model, rows, () -> saveFigures("comparison", model.moments()), parts.shell::closeDialog);
        parts.dialogs.open(view.root(), view::focus);
    }

    private void saveFigures(String name, Map<String, List<Moment>> moments) {
        parts.files.save(owner(), name, FileKind.CSV, out -> FiguresTable.write(moments, out));
    }

    private Window owner() {
        return parts.shell.root().getScene().getWindow();
    }
}
