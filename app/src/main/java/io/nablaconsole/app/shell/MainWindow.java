package io.nablaconsole.app.shell;

import io.nablaconsole.app.activity.ActivityLog;
import io.nablaconsole.app.console.ConsolePanes;
import io.nablaconsole.app.consoles.ConsoleWindows;
import io.nablaconsole.app.consoles.ConsolesViewModel;
import io.nablaconsole.app.containers.ContainersView;
import io.nablaconsole.app.detail.DetailView;
import io.nablaconsole.app.fx.FxThread;
import io.nablaconsole.app.fx.Tasks;
import io.nablaconsole.app.i18n.Messages;
import io.nablaconsole.app.lessons.LessonViewModel;
import io.nablaconsole.app.lessons.LessonsViewModel;
import io.nablaconsole.app.live.ContainerList;
import io.nablaconsole.app.live.ContainerRow;
import io.nablaconsole.app.live.EngineAccess;
import io.nablaconsole.app.notices.Notices;
import io.nablaconsole.app.notices.NoticesView;
import io.nablaconsole.app.preferences.Preferences;
import io.nablaconsole.app.preferences.PreferencesViewModel;
import io.nablaconsole.app.samples.SamplesViewModel;
import io.nablaconsole.app.save.FileSaver;
import io.nablaconsole.app.save.PictureSaver;
import io.nablaconsole.app.shortcuts.ShortcutsViewModel;
import io.nablaconsole.app.signals.SignalPickerViewModel;
import io.nablaconsole.app.theme.Presentation;
import io.nablaconsole.app.theme.Themes;
import io.nablaconsole.app.tray.TrayViewModel;
import java.nio.file.Path;
import javafx.beans.property.IntegerProperty;
import javafx.collections.ListChangeListener;
import javafx.geometry.Rectangle2D;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.stage.Screen;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/** Puts the window together and shows it; for the FX thread. */
public final class MainWindow implements AutoCloseable {
    private static final double WIDTH = 1280;
    private static final double HEIGHT = 800;
    private static final int KEPT_CONSOLES = 12;

    private final Models models;
    private final LayoutKeeper layout;
    private final ContainersView containers;
    private final DetailView detail;
    private final ConsolePanes consoles;
    private final ConsolePanes pinnedPanes;
    private final ShellViewModel status;
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
    private final Label dropHint;
    private @Nullable TrayViewModel tray;

    /** Makes the window over {@code engine}; nothing is asked of the engine before {@link #show}. */
    public MainWindow(EngineAccess engine, Settings settings, Tasks tasks) {
        models = new Models(engine, settings, tasks);
        if (settings.theme() != null) {
            models.preferences.force(settings.theme());
        }
        themes = new Themes(tasks);
        themes.follow(models.preferences.themeProperty()); // before the first control, for which another would be read
        dropHint = new Label(Messages.get("shell.drop"));
        files = new FileSaver(tasks, models.notices);
        pictures = new PictureSaver(files);
        presentation = new Presentation(models.preferences.consoleFontSizeProperty(), Preferences.MAX_FONT);
        consoles = panes(KEPT_CONSOLES, presentation.consoleFontSizeProperty());
        pinnedPanes = panes(Integer.MAX_VALUE, presentation.consoleFontSizeProperty());
        detail = new DetailView(models.detail, consoles, presentation.consoleFontSizeProperty(), this::pin);
        status = new ShellViewModel(models.list, engine.root().toString());
        shell = new ShellView(status);
        teaching = new Teaching(models, shell);
        dialogs = new Dialogs(
                shell,
                new CreateDialog(models.create, models.samples, models.list),
                new SignalPickerViewModel(models.actions),
                models.archives,
                this::created);
        IntegerProperty fontSize = models.preferences.consoleFontSizeProperty();
        windows = new ConsoleWindows(panes(Integer.MAX_VALUE, fontSize), fontSize, this::dress);
        requests = new Requests(this, models, dialogs, windows, themes);
        commands = new Commands(this, models, dialogs);
        containers = new ContainersView(models.containers, models.samples, dialogs, detail);
        teaching.follow(containers, detail, models.containers.currentProperty());
        layout = new LayoutKeeper(this, models);
        fillShell();
        shell.onPalette(this::openPalette);
        shell.follow(presentation);
        models.list.rows().addListener((ListChangeListener<ContainerRow>) this::closeConsoles);
    }

    private ConsolePanes panes(int kept, IntegerProperty fontSize) {
        return new ConsolePanes(models.console, kept, themes.darkProperty(), fontSize);
    }

    private void fillShell() {
        new Pages(models, presentation, containers, pinnedPanes, dialogs, teaching).fill(shell);
        dropHint.getStyleClass().add("drop-hint");
        dropHint.setMouseTransparent(true);
        dropHint.setMaxSize(Double.MAX_VALUE, Double.MAX_VALUE);
        shell.overlay(new NoticesView(models.notices));
        shell.overlay(dropHint);
        shell.show(Page.CONTAINERS);
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
        models.pinned.open(row);
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
        Settings settings = models.settings;
        new Keys(this, dialogs, models.shortcuts).install(scene);
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
            models.preferencesFailed(settings.problem());
        }
        FxThread.onceDrawn(this::open);
    }

    /** Begins to follow the engine; not before, as it would take the processor from what is drawn first. */
    private void open() {
        models.list.open();
        models.samples.load();
    }

    /** Styles, and answers to what its views ask. */
    private void dress(Scene scene) {
        themes.dress(scene);
        pictures.install(scene);
        requests.answer(scene);
    }

    private void leave(Stage stage) {
        layout.keep(stage);
        close();
    }

    /** Looks at the machine when the user opens a window for the first time, and says what matters and is missing. */
    public void firstLook() {
        if (models.settings.firstTime()) {
            models.host.firstLook(() -> shell.show(Page.HOST));
        }
    }

    /** Shows an icon in the tray while the user wants one and there is a tray. */
    public void appearInTray(Stage stage) {
        tray = TrayIcon.of(stage, models.tasks, models.preferences.trayIconProperty(), status.countsProperty());
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
        return models.list;
    }

    public SamplesViewModel samples() {
        return models.samples;
    }

    public ContainersView containers() {
        return containers;
    }

    public DetailView detail() {
        return detail;
    }

    public ConsolesViewModel pinned() {
        return models.pinned;
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
        return models.activity;
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
        return models.notices;
    }

    ShortcutsViewModel shortcuts() {
        return models.shortcuts;
    }

    public PreferencesViewModel preferences() {
        return models.preferences;
    }

    /** Ends everything the window began; the containers go on. A second call does nothing. */
    @Override
    public void close() {
        windows.close();
        if (tray != null) {
            tray.close();
            tray = null;
        }
        consoles.close();
        pinnedPanes.close();
        models.list.close();
        models.tasks.close();
    }
}
