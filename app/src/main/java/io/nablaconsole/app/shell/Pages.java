package io.nablaconsole.app.shell;

import io.nablaconsole.app.activity.ActivityView;
import io.nablaconsole.app.activity.ActivityViewModel;
import io.nablaconsole.app.console.ConsolePanes;
import io.nablaconsole.app.consoles.ConsolesView;
import io.nablaconsole.app.containers.ContainersView;
import io.nablaconsole.app.host.HostView;
import io.nablaconsole.app.preferences.PreferencesView;
import io.nablaconsole.app.samples.SamplesView;
import io.nablaconsole.app.save.FileSaver;
import io.nablaconsole.app.shortcuts.ShortcutsView;
import io.nablaconsole.app.theme.Presentation;
import javafx.scene.Parent;

/** Says which view stands on which page; all but the first are made when they are shown for the first time. */
record Pages(
        Models models,
        Presentation presentation,
        ContainersView containers,
        ConsolePanes pinned,
        Dialogs dialogs,
        FileSaver files,
        Teaching teaching) {
    void fill(ShellView shell) {
        shell.put(Page.CONTAINERS, containers::root);
        shell.put(Page.CONSOLES, this::consoles);
        shell.put(Page.UNIKERNELS, this::unikernels);
        shell.put(Page.LESSONS, teaching::page);
        shell.put(Page.HOST, this::host);
        shell.put(Page.ACTIVITY, this::activity);
        shell.put(Page.PREFERENCES, this::preferences);
    }

    private Parent consoles() {
        return new ConsolesView(models.pinned, pinned, presentation.consoleFontSizeProperty()).root();
    }

    private Parent unikernels() {
        return new SamplesView(models.samples, dialogs::newFromSample, dialogs::openFile).root();
    }

    private Parent host() {
        return new HostView(models.host, files).root();
    }

    private Parent activity() {
        return new ActivityView(new ActivityViewModel(models.activity)).root();
    }

    private Parent preferences() {
        Parent shortcuts = new ShortcutsView(models.shortcuts).root();
        return new PreferencesView(models.preferences, models.engine.root().toString(), shortcuts).root();
    }
}
