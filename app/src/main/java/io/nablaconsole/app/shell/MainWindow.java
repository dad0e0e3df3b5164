package io.nablaconsole.app.shell;

import io.nablaconsole.app.activity.ActivityLog;
import io.nablaconsole.app.activity.ActivityView;
import io.nablaconsole.app.activity.ActivityViewModel;
import io.nablaconsole.app.console.ConsolePanes;
import io.nablaconsole.app.console.ConsoleViewModel;
import io.nablaconsole.app.consoles.ConsoleWindows;
import io.nablaconsole.app.consoles.ConsolesView;
import io.nablaconsole.app.consoles.ConsolesViewModel;
import io.nablaconsole.app.containers.ContainersView;
import io.nablaconsole.app.containers.ContainersViewModel;
import io.nablaconsole.app.create.CreateViewModel;
import io.nablaconsole.app.create.RememberedForms;
import io.nablaconsole.app.detail.DetailView;
import io.nablaconsole.app.detail.DetailViewModel;
import io.nablaconsole.app.fx.Tasks;
import io.nablaconsole.app.host.Host;
import io.nablaconsole.app.host.HostView;
import io.nablaconsole.app.host.HostViewModel;
import io.nablaconsole.app.i18n.Messages;
import io.nablaconsole.app.lessons.LessonViewModel;
import io.nablaconsole.app.lessons.LessonsViewModel;
import io.nablaconsole.app.live.ArchiveActions;
import io.nablaconsole.app.live.ContainerActions;
import io.nablaconsole.app.live.ContainerList;
import io.nablaconsole.app.live.ContainerRow;
import io.nablaconsole.app.live.EngineAccess;
import io.nablaconsole.app.notices.Notices;
import io.nablaconsole.app.notices.NoticesView;
import io.nablaconsole.app.preferences.JsonFile;
import io.nablaconsole.app.preferences.Preferences;
import io.nablaconsole.app.preferences.PreferencesView;
import io.nablaconsole.app.preferences.PreferencesViewModel;
import io.nablaconsole.app.preferences.WindowLayout;
import io.nablaconsole.app.samples.SamplesView;
import io.nablaconsole.app.samples.SamplesViewModel;
import io.nablaconsole.app.save.FileSaver;
import io.nablaconsole.app.save.PictureSaver;
import io.nablaconsole.app.shortcuts.ShortcutsView;
import io.nablaconsole.app.shortcuts.ShortcutsViewModel;
import io.nablaconsole.app.signals.SignalPickerViewModel;
import io.nablaconsole.app.theme.Presentation;
import io.nablaconsole.app.theme.Themes;
import java.nio.file.Path;
import java.time.Duration;
import java.util.logging.Level;
import java.util.logging.Logger;
import javafx.collections.ListChangeListener;
import javafx.geometry.Rectangle2D;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.stage.Screen;
import javafx.stage.Stage;

/** Puts the window together and shows it; for the FX thread. */
public final class MainWindow implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(MainWindow.class.getName());
    private static final double WIDTH = 1280;
    private static final double HEIGHT = 800;
    private static final int KEPT_CONSOLES = 12;

    private final Tasks tasks;
    private final Settings settings;
    private final LayoutKeeper layout;
    private final Notices notices = new Notices();
    private final ActivityLog activity = new ActivityLog();
    private final PreferencesViewModel preferences;
    private final ShortcutsViewModel shortcuts;
    private final ContainerList list;
    private final HostViewModel host;
    private final SamplesViewModel samples;
    private final ContainersView containers;
    private final DetailView detail;
    private final ConsolePanes consoles;
    private final ConsolePanes pinnedPanes;
    private final ConsolesViewModel pinned;
    private final ShellView shell;
    private final Teaching teaching;
    private final Dialogs dialogs;
    private final Commands commands;
    private final Themes themes;
    private final Presentation presentation;
    private final ConsoleWindows windows;
    private final Requests requests;
    private final FileSaver files;
    private final PictureSaver pictures;
    private final Label dropHint = new Label(Messages.get("shell.drop"));

    /** Makes the window over {@code engine}; nothing is asked of the engine before {@link #show}. */
    public MainWindow(EngineAccess engine, Settings settings, Tasks tasks) {
        this.tasks = tasks;
        this.settings = settings;
        themes = new Themes(tasks);
        files = new FileSaver(tasks, notices);
        pictures = new PictureSaver(files);
        preferences = new PreferencesViewModel(settings.preferencesFile(), tasks, this::preferencesFailed);
        preferences.show(settings.preferences());
        presentation = new Presentation(preferences.consoleFontSizeProperty(), Preferences.MAX_FONT);
        shortcuts = new ShortcutsViewModel(preferences.shortcutsProperty());
        list = new ContainerList(engine, tasks, notices);
        host = new HostViewModel(Host.ofThisMachine(engine.root()), settings.directory(), tasks, notices);
        ContainerActions actions = new ContainerActions(engine, tasks, list, activity, notices, this::stopGrace);
        samples = new SamplesViewModel(engine, tasks, notices);
        ContainersViewModel containersModel = new ContainersViewModel(list, actions);
        DetailViewModel detailModel = new DetailViewModel(engine, tasks);
        detailModel.follow(containersModel.currentProperty());
        ConsoleViewModel console = new ConsoleViewModel(engine);
        consoles =
                new ConsolePanes(console, KEPT_CONSOLES, themes.darkProperty(), presentation.consoleFontSizeProperty());
        pinnedPanes = new ConsolePanes(
                console, Integer.MAX_VALUE, themes.darkProperty(), presentation.consoleFontSizeProperty());
        pinned = new ConsolesViewModel(list);
        detail = new DetailView(detailModel, consoles, presentation.consoleFontSizeProperty(), this::pin);
        shell = new ShellView(new ShellViewModel(list, engine.root().toString()));
        teaching = new Teaching(engine, tasks, settings, shell, list, actions, samples, notices);
        dialogs = new Dialogs(
                shell,
                new CreateDialog(createModel(engine, actions), samples, list),
                new SignalPickerViewModel(actions),
                new ArchiveActions(engine, tasks, list, activity, notices),
                this::created);
        windows = new ConsoleWindows(
                new ConsolePanes(
                        console, Integer.MAX_VALUE, themes.darkProperty(), preferences.consoleFontSizeProperty()),
                preferences.consoleFontSizeProperty(),
                this::dress);
        requests = new Requests(this, engine, tasks, dialogs, windows, themes);
        commands = new Commands(this, actions, dialogs);
        containers = new ContainersView(containersModel, samples, dialogs, detail);
        teaching.follow(containers, detail, containersModel.currentProperty());
        layout = new LayoutKeeper(this, engine.root().toString());
        fillShell(engine);
        shell.onPalette(this::openPalette);
        shell.follow(presentation);
        list.rows().addListener((ListChangeListener<ContainerRow>) this::closeConsoles);
    }

    private CreateViewModel createModel(EngineAccess engine, ContainerActions actions) {
        RememberedForms remembered = new RememberedForms(tasks, settings.formsFile(), settings.forms());
        return new CreateViewModel(engine, tasks, list, actions, remembered);
    }

    private void fillShell(EngineAccess engine) {
        shell.put(Page.CONTAINERS, containers::root);
        shell.put(
                Page.CONSOLES,
                () -> new ConsolesView(pinned, pinnedPanes, presentation.consoleFontSizeProperty()).root());
        shell.put(Page.UNIKERNELS, () -> new SamplesView(samples, dialogs::newFromSample, dialogs::openFile).root());
        shell.put(Page.LESSONS, teaching::page);
        shell.put(Page.HOST, () -> new HostView(host).root());
        shell.put(Page.ACTIVITY, () -> new ActivityView(new ActivityViewModel(activity)).root());
        shell.put(
                Page.PREFERENCES,
                () -> new PreferencesView(preferences, engine.root().toString(), new ShortcutsView(shortcuts).root())
                        .root());
        dropHint.getStyleClass().add("drop-hint");
        dropHint.setMouseTransparent(true);
        dropHint.setMaxSize(Double.MAX_VALUE, Double.MAX_VALUE);
        shell.overlay(new NoticesView(notices));
        shell.overlay(dropHint);
        shell.show(Page.CONTAINERS);
    }

    private void preferencesFailed(Throwable e) {
        notices.error(Messages.get("notice.preferencesFailed"), e);
    }

    private Duration stopGrace() {
        return Duration.ofSeconds(preferences.stopGraceSecondsProperty().get());
    }

    private void created(ContainerRow row, boolean started) {
        shell.show(Page.CONTAINERS);
        containers.select(row);
        if (started) {
            detail.showConsole();
        }
    }

    /** Opens the console of {@code row} on the page of consoles. */
    void pin(ContainerRow row) {
        pinned.open(row);
        shell.show(Page.CONSOLES);
    }

    private void closeConsoles(ListChangeListener.Change<? extends ContainerRow> change) {
        while (change.next()) {
            change.getRemoved().forEach(consoles::close);
            change.getRemoved().forEach(windows::close);
        }
    }

    /** Shows the window on {@code stage} and begins to follow the engine. */
    public void show(Stage stage) {
        Rectangle2D screen = Screen.getPrimary().getVisualBounds();
        Scene scene = new Scene(shell.root(), Math.min(WIDTH, screen.getWidth()), Math.min(HEIGHT, screen.getHeight()));
        dress(scene);
        if (settings.theme() != null) {
            preferences.force(settings.theme());
        }
        themes.follow(preferences.themeProperty());
        new Keys(this, dialogs, shortcuts).install(scene);
        FileDrop.install(scene, dropHint, dialogs::newFromFile);
        stage.setTitle(Messages.get("app.name"));
        stage.getIcons().setAll(WindowIcons.all());
        stage.setMinWidth(860);
        stage.setMinHeight(560);
        stage.setScene(scene);
        stage.setOnHidden(e -> leave(stage));
        layout.restore(stage, settings.layout());
        stage.show();
        if (settings.problem() != null) {
            preferencesFailed(settings.problem());
        }
        list.open();
        samples.load();
    }

    /** Styles, and answers to what its views ask. */
    private void dress(Scene scene) {
        themes.dress(scene);
        pictures.install(scene);
        requests.answer(scene);
    }

    private void leave(Stage stage) {
        JsonFile<WindowLayout> file = settings.layoutFile();
        if (file != null) {
            WindowLayout now = layout.current(stage);
            tasks.run(
                    () -> {
                        file.write(now);
                        return now;
                    },
                    written -> {},
                    e -> LOG.log(Level.WARNING, "window layout not kept", e));
        }
        close();
    }

    /** Looks at the machine when the user opens a window for the first time, and says what matters and is missing. */
    public void firstLook() {
        if (settings.firstTime()) {
            host.firstLook(() -> shell.show(Page.HOST));
        }
    }

    /** Opens the command palette. */
    void openPalette() {
        dialogs.palette(commands.all());
    }

    /** Opens the console of the selected container on the page of consoles. */
    void pinSelected() {
        containers.current().ifPresent(this::pin);
    }

    /** Puts the keyboard into the lesson that is open, else leads to the lessons. */
    void focusLesson() {
        teaching.focus();
    }

    /** Opens the form with {@code file}, as when it is dropped on the window. */
    public void openFile(Path file) {
        dialogs.newFromFile(file);
    }

    public ContainerList list() {
        return list;
    }

    public SamplesViewModel samples() {
        return samples;
    }

    public ContainersView containers() {
        return containers;
    }

    public DetailView detail() {
        return detail;
    }

    public ConsolesViewModel pinned() {
        return pinned;
    }

    public ShellView shell() {
        return shell;
    }

    /** Asks where files go and writes them. */
    public FileSaver files() {
        return files;
    }

    Requests requests() {
        return requests;
    }

    PictureSaver pictures() {
        return pictures;
    }

    public ActivityLog activity() {
        return activity;
    }

    public Presentation presentation() {
        return presentation;
    }

    public LessonsViewModel lessons() {
        return teaching.lessons();
    }

    public LessonViewModel lesson() {
        return teaching.lesson();
    }

    public Notices notices() {
        return notices;
    }

    ShortcutsViewModel shortcuts() {
        return shortcuts;
    }

    public PreferencesViewModel preferences() {
        return preferences;
    }

    /** Ends everything the window began; the containers go on. A second call does nothing. */
    @Override
    public void close() {
        windows.close();
        consoles.close();
        pinnedPanes.close();
        list.close();
        tasks.close();
    }
}
