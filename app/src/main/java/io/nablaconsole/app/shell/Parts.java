package io.nablaconsole.app.shell;

import io.nablaconsole.app.console.ConsolePanes;
import io.nablaconsole.app.consoles.ConsoleWindows;
import io.nablaconsole.app.containers.ContainersView;
import io.nablaconsole.app.detail.DetailView;
import io.nablaconsole.app.live.ContainerRow;
import io.nablaconsole.app.notices.NoticesView;
import io.nablaconsole.app.preferences.Preferences;
import io.nablaconsole.app.save.FileSaver;
import io.nablaconsole.app.save.PictureSaver;
import io.nablaconsole.app.signals.SignalPickerViewModel;
import io.nablaconsole.app.theme.Presentation;
import io.nablaconsole.app.theme.Themes;
import javafx.beans.property.IntegerProperty;
import javafx.collections.ListChangeListener;
import javafx.scene.Scene;
import javafx.stage.Window;

/** The views of one window and what they share, in the order in which it depends on each other. For the FX thread. */
final class Parts implements AutoCloseable {
    private static final int KEPT_CONSOLES = 12;

    final Models models;
    final Themes themes;
    final FileSaver files;
    final PictureSaver pictures;
    final Presentation presentation;
    final ConsoleWindows windows;
    final DetailView detail;
    final ShellViewModel status;
    final ShellView shell;
    final Teaching teaching;
    final Dialogs dialogs;
    final Questions questions;
    final Requests requests;
    final ContainersView containers;

    private final ConsolePanes consoles;
    private final ConsolePanes pinned;

    Parts(Models models) {
        this.models = models;
        themes = new Themes(models.tasks);
        themes.follow(models.preferences.themeProperty()); // before the first control, for which another would be read
        files = new FileSaver(models.tasks, models.notices);
        pictures = new PictureSaver(files);
        IntegerProperty fontSize = models.preferences.consoleFontSizeProperty();
        presentation = new Presentation(fontSize, Preferences.MAX_FONT);
        consoles = panes(KEPT_CONSOLES, presentation.consoleFontSizeProperty());
        pinned = panes(Integer.MAX_VALUE, presentation.consoleFontSizeProperty());
        windows = new ConsoleWindows(panes(Integer.MAX_VALUE, fontSize), fontSize, this::dress);
        detail = new DetailView(models.detail, consoles, presentation.consoleFontSizeProperty(), this::pin);
        status = new ShellViewModel(models.list, models.engine.root().toString());
        shell = new ShellView(status);
        teaching = new Teaching(models, shell);
        dialogs = new Dialogs(
                shell,
                new CreateDialog(models.create, models.samples, models.list),
                new SignalPickerViewModel(models.actions),
                new ArchiveDialogs(models.archives, files, this::imported, this::stage, this::questions),
                this::created);
        questions = new Questions(shell, dialogs::open);
        models.actions.askBy(questions::rebuilt);
        requests = new Requests(this);
        containers = new ContainersView(models.containers, models.samples, dialogs, detail);
        teaching.follow(containers, detail, models.containers.currentProperty());
        new Pages(models, presentation, containers, pinned, dialogs, files, teaching).fill(shell);
        NoticesView notices = new NoticesView(models.notices, shell::noticeLeft);
        notices.heightProperty()
                .subscribe(height -> shell.noticesTake(models.notices.shown().isEmpty() ? 0 : height.doubleValue()));
        shell.overlay(notices);
        shell.follow(presentation);
        models.list.rows().addListener((ListChangeListener<ContainerRow>) this::closeConsoles);
    }

    private ConsolePanes panes(int kept, IntegerProperty fontSize) {
        return new ConsolePanes(models.console, kept, themes.darkProperty(), fontSize);
    }

    /** Styles, and answers to what its views ask. */
    void dress(Scene scene) {
        themes.dress(scene);
        pictures.install(scene);
        requests.answer(scene);
    }

    private void imported(ContainerRow row) {
        created(row, false);
    }

    private Questions questions() {
        return questions;
    }

    private Window stage() {
        return shell.root().getScene().getWindow();
    }

    private void created(ContainerRow row, boolean started) {
        shell.show(Page.CONTAINERS);
        containers.select(row);
        if (started) {
            detail.showConsole();
        } else {
            containers.focusTable();
        }
    }

    /** Opens the console of {@code row} on the page of consoles. */
    void pin(ContainerRow row) {
        models.pinned.open(row);
        shell.show(Page.CONSOLES);
    }

    private void closeConsoles(ListChangeListener.Change<? extends ContainerRow> change) {
        while (change.next()) {
            change.getRemoved().forEach(consoles::close);
            change.getRemoved().forEach(windows::close);
        }
    }

    /** Closes every console; their containers go on. */
    @Override
    public void close() {
        windows.close();
        consoles.close();
        pinned.close();
    }
}
