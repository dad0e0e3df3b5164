package io.nablaconsole.app.shell;

import io.nablaconsole.app.activity.ActivityLog;
import io.nablaconsole.app.console.ConsoleViewModel;
import io.nablaconsole.app.consoles.ConsolesViewModel;
import io.nablaconsole.app.containers.ContainersViewModel;
import io.nablaconsole.app.create.CreateViewModel;
import io.nablaconsole.app.create.RememberedForms;
import io.nablaconsole.app.detail.DetailViewModel;
import io.nablaconsole.app.fx.Tasks;
import io.nablaconsole.app.host.Host;
import io.nablaconsole.app.host.HostViewModel;
import io.nablaconsole.app.i18n.Messages;
import io.nablaconsole.app.live.ArchiveActions;
import io.nablaconsole.app.live.ContainerActions;
import io.nablaconsole.app.live.ContainerList;
import io.nablaconsole.app.live.EngineAccess;
import io.nablaconsole.app.notices.Notices;
import io.nablaconsole.app.preferences.PreferencesViewModel;
import io.nablaconsole.app.samples.SamplesViewModel;
import io.nablaconsole.app.shortcuts.ShortcutsViewModel;
import java.time.Duration;

/** What the views of one window show and act on, in the order in which it depends on each other. */
final class Models {
    final EngineAccess engine;
    final Settings settings;
    final Tasks tasks;
    final Notices notices = new Notices();
    final ActivityLog activity = new ActivityLog();
    final PreferencesViewModel preferences;
    final ShortcutsViewModel shortcuts;
    final ContainerList list;
    final ContainerActions actions;
    final ArchiveActions archives;
    final SamplesViewModel samples;
    final HostViewModel host;
    final ContainersViewModel containers;
    final DetailViewModel detail;
    final ConsoleViewModel console;
    final ConsolesViewModel pinned;
    final CreateViewModel create;

    Models(EngineAccess engine, Settings settings, Tasks tasks) {
        this.engine = engine;
        this.settings = settings;
        this.tasks = tasks;
        preferences = new PreferencesViewModel(settings.preferencesFile(), tasks, this::preferencesFailed);
        preferences.show(settings.preferences());
        shortcuts = new ShortcutsViewModel(preferences.shortcutsProperty());
        list = new ContainerList(engine, tasks, notices);
        actions = new ContainerActions(engine, tasks, list, activity, notices, this::stopGrace);
        archives = new ArchiveActions(engine, tasks, list, activity, notices);
        samples = new SamplesViewModel(engine, tasks, notices);
        host = new HostViewModel(Host.ofThisMachine(engine.root()), settings.directory(), tasks, notices);
        containers = new ContainersViewModel(list, actions);
        detail = new DetailViewModel(engine, tasks);
        detail.follow(containers.currentProperty());
        console = new ConsoleViewModel(engine);
        pinned = new ConsolesViewModel(list);
        create = new CreateViewModel(
                engine,
                tasks,
                list,
                actions,
                notices,
                new RememberedForms(tasks, settings.formsFile(), settings.forms()));
    }

    private Duration stopGrace() {
        return Duration.ofSeconds(preferences.stopGraceSecondsProperty().get());
    }

    void preferencesFailed(Throwable e) {
        notices.error(Messages.get("notice.preferencesFailed"), e);
    }
}
