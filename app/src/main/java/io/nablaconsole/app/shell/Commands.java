package io.nablaconsole.app.shell;

import io.nablaconsole.app.i18n.Messages;
import io.nablaconsole.app.live.ContainerActions;
import io.nablaconsole.app.live.ContainerRow;
import io.nablaconsole.app.palette.Command;
import io.nablaconsole.app.save.PictureSaver;
import io.nablaconsole.app.shortcuts.Shortcut;
import io.nablaconsole.app.shortcuts.ShortcutsView;
import io.nablaconsole.app.theme.ThemeChoice;
import io.nablaconsole.engine.api.Action;
import io.nablaconsole.engine.api.Sample;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Scene;

/** Everything the window can do now, for the command palette; for the FX thread. */
final class Commands {
    private final MainWindow window;
    private final Models models;
    private final ContainerActions actions;
    private final Dialogs dialogs;

    Commands(MainWindow window, Models models, Dialogs dialogs) {
        this.window = window;
        this.models = models;
        this.actions = models.actions;
        this.dialogs = dialogs;
    }

    List<Command> all() {
        List<Command> all = new ArrayList<>();
        all.add(command("palette.new", "fth-plus", keys(Shortcut.NEW), dialogs::newContainer));
        all.add(command("palette.open", "fth-folder", keys(Shortcut.OPEN), dialogs::openFile));
        all.add(command("palette.import", "fth-upload", "", dialogs::importContainer));
        models.list.rows().forEach(row -> addContainer(all, row));
        models.samples.samples().forEach(sample -> addSample(all, sample));
        addPages(all);
        addPictures(all);
        all.add(command(
                "palette.presentation",
                "fth-airplay",
                keys(Shortcut.PRESENTATION),
                () -> window.presentation().toggle()));
        all.add(command("palette.lesson", "fth-book-open", keys(Shortcut.LESSON), window::focusLesson));
        all.add(command("palette.refresh", "fth-refresh-cw", keys(Shortcut.REFRESH), () -> models.list.refresh()));
        all.add(command("palette.light", "fth-sun", "", () -> theme(ThemeChoice.LIGHT)));
        all.add(command("palette.dark", "fth-moon", "", () -> theme(ThemeChoice.DARK)));
        all.add(command("palette.desktop", "fth-monitor", "", () -> theme(ThemeChoice.SYSTEM)));
        return all;
    }

    private String keys(Shortcut shortcut) {
        return ShortcutsView.display(models.shortcuts.keys(shortcut));
    }

    private void addPictures(List<Command> all) {
        Scene scene = window.shell().root().getScene();
        if (scene == null || window.shell().dialogOpen()) {
            return;
        }
        for (PictureSaver.Picture picture : PictureSaver.shown(scene)) {
            all.add(new Command(
                    Messages.get("palette.picture", picture.title()),
                    "",
                    "fth-image",
                    "",
                    () -> window.pictures().save(picture.node())));
        }
    }

    private void addPages(List<Command> all) {
        for (Page page : Page.values()) {
            all.add(new Command(
                    Messages.get("palette.page", page.title()),
                    "",
                    page.icon(),
                    Keys.of(page),
                    () -> window.shell().show(page)));
        }
    }

    private void theme(ThemeChoice choice) {
        models.preferences.themeProperty().set(choice);
    }

    private void addSample(List<Command> all, Sample sample) {
        all.add(new Command(
                Messages.get("palette.sample", sample.name()),
                Messages.ofEngine(sample.summary()),
                "fth-plus-square",
                "",
                () -> dialogs.newFromSample(sample)));
    }

    private void addContainer(List<Command> all, ContainerRow row) {
        all.add(on(row, "palette.show", "fth-eye", () -> show(row)));
        if (row.canStart()) {
            all.add(on(row, "palette.start", "fth-play", () -> {
                show(row);
                actions.start(row);
                window.detail().showConsole();
            }));
        }
        if (row.permits(Action.SIGNAL)) {
            all.add(on(row, "palette.stop", "fth-square", () -> actions.stop(row)));
            all.add(on(row, "palette.signal", "fth-zap", () -> dialogs.pickSignal(List.of(row))));
        }
        if (row.permits(Action.PAUSE)) {
            all.add(on(row, "palette.pause", "fth-pause", () -> actions.pause(row)));
        }
        if (row.permits(Action.RESUME)) {
            all.add(on(row, "palette.resume", "fth-fast-forward", () -> actions.resume(row)));
        }
        all.add(on(row, "palette.copy", "fth-copy", () -> dialogs.copyOf(row)));
        all.add(on(row, "palette.export", "fth-download", () -> dialogs.exportTo(List.of(row))));
        all.add(on(row, "palette.replay", "fth-rewind", () -> window.requests().replay(row)));
        all.add(on(
                row,
                "palette.compare",
                "fth-bar-chart-2",
                () -> window.requests().compare(List.of(row))));
        all.add(on(row, "palette.pin", "fth-columns", () -> window.pin(row)));
        all.add(on(
                row,
                "palette.delete",
                "fth-trash-2",
                () -> dialogs.confirmDelete(List.of(row), () -> actions.delete(List.of(row)))));
    }

    private void show(ContainerRow row) {
        window.shell().show(Page.CONTAINERS);
        window.containers().select(row);
        window.containers().focusTable();
    }

    private static Command on(ContainerRow row, String key, String icon, Runnable run) {
        return new Command(Messages.get(key, row.id()), row.now().image(), icon, "", run);
    }

    private static Command command(String key, String icon, String keys, Runnable run) {
        return new Command(Messages.get(key), "", icon, keys, run);
    }
}
