package io.nablaconsole.app.shell;

import io.nablaconsole.app.activity.ActivityLog;
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
import io.nablaconsole.app.preferences.PreferencesViewModel;
import io.nablaconsole.app.samples.SamplesViewModel;
import io.nablaconsole.app.save.FileSaver;
import io.nablaconsole.app.save.PictureSaver;
import io.nablaconsole.app.shortcuts.ShortcutsViewModel;
import io.nablaconsole.app.theme.Presentation;
import io.nablaconsole.app.tray.TrayViewModel;
import java.nio.file.Path;
import java.util.List;
import javafx.geometry.Rectangle2D;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCombination;
import javafx.stage.Screen;
import javafx.stage.Stage;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/** The window: put together, shown and closed; for the FX thread. */
public final class MainWindow implements AutoCloseable {
    private static final double WIDTH = 1280;
    private static final double HEIGHT = 800;
    private static final double LEAST_WIDTH = 860;
    private static final double LEAST_HEIGHT = 560;

    private final Models models;
    private final Parts parts;
    private final Commands commands;
    private final LayoutKeeper layout;
    private final Label dropHint;
    private @Nullable TrayViewModel tray;
    private Subscription fullScreen = Subscription.EMPTY;

    /** Makes the window over {@code engine}; nothing is asked of the engine before {@link #show}. */
    public MainWindow(EngineAccess engine, Settings settings, Tasks tasks) {
        models = new Models(engine, settings, tasks);
        if (settings.theme() != null) {
            models.preferences.force(settings.theme());
        }
        parts = new Parts(models);
        commands = new Commands(this, models, parts.dialogs);
        layout = new LayoutKeeper(this, models);
        dropHint = new Label(Messages.get("shell.drop"));
        dropHint.getStyleClass().add("drop-hint");
        dropHint.setMouseTransparent(true);
        dropHint.setMaxSize(Double.MAX_VALUE, Double.MAX_VALUE);
        shell().overlay(dropHint);
        shell().onPalette(this::openPalette);
        shell().onAbandoned(() -> containers().focusTable());
        shell().show(Page.CONTAINERS);
    }

    /** Shows the window on {@code stage} and begins to follow the engine. */
    public void show(Stage stage) {
        show(stage, () -> {});
    }

    /** The same, with what {@code arrange} does to a window that is as it was left and not shown yet. */
    public void show(Stage stage, Runnable arrange) {
        Settings settings = models.settings;
        fill(stage);
        layout.restore(stage, settings.layout());
        arrange.run();
        stage.show();
        OpeningSize.hold(stage);
        if (settings.problem() != null) {
            models.preferencesFailed(settings.problem());
        }
        FxThread.onceDrawn(() -> open(stage));
    }

    /** Begins to follow the engine; not before, as it would take the processor from what is drawn first. */
    private void open(Stage stage) {
        stage.getIcons().setAll(WindowIcons.all());
        models.list.open();
        models.samples.load();
        layout.follow(stage);
    }

    private void fill(Stage stage) {
        Rectangle2D screen = Screen.getPrimary().getVisualBounds();
        Scene scene =
                new Scene(shell().root(), Math.min(WIDTH, screen.getWidth()), Math.min(HEIGHT, screen.getHeight()));
        parts.dress(scene);
        new Keys(this, parts.dialogs, models.shortcuts).install(scene);
        FileDrop.install(scene, dropHint, parts.dialogs::newFromFiles);
        stage.setTitle(Messages.get("app.name"));
        stage.setMinWidth(LEAST_WIDTH);
        stage.setMinHeight(LEAST_HEIGHT);
        stage.setScene(scene);
        stage.setOnHidden(e -> leave(stage));
        fillScreen(stage);
    }

    /** A presentation fills the screen; whoever leaves one of them leaves the other. */
    private void fillScreen(Stage stage) {
        stage.setFullScreenExitHint("");
        stage.setFullScreenExitKeyCombination(KeyCombination.NO_MATCH); // Esc belongs to dialogs and guests first
        presentation().onProperty().addListener((o, was, on) -> stage.setFullScreen(on));
        fullScreen = stage.fullScreenProperty().subscribe((was, full) -> {
            if (!full) {
                presentation().onProperty().set(false);
            }
        });
    }

    private void leave(Stage stage) {
        layout.leave(stage);
        close();
    }

    /** Looks at the machine when the user opens a window for the first time, and says what matters and is missing. */
    public void firstLook() {
        if (models.settings.firstTime()) {
            models.host.firstLook(() -> shell().show(Page.HOST));
        }
    }

    /** Shows an icon in the tray while the user wants one and there is a tray. */
    public void appearInTray(Stage stage) {
        tray = TrayIcon.of(stage, models.tasks, models.preferences.trayIconProperty(), parts.status.countsProperty());
    }

    /** Opens the form of a new container. */
    void newContainer() {
        parts.dialogs.newContainer();
    }

    /** Opens the command palette. */
    void openPalette() {
        parts.dialogs.palette(commands.all());
    }

    /** Starts the container {@code id}, if it can be. */
    void start(String id) {
        models.list.find(id).filter(ContainerRow::canStart).ifPresent(models.actions::start);
    }

    /** Opens the console of {@code row} on the page of consoles. */
    void pin(ContainerRow row) {
        parts.pin(row);
    }

    /** Opens the console of the selected container on the page of consoles. */
    void pinSelected() {
        containers().current().ifPresent(parts::pin);
    }

    /** Puts the keyboard into the lesson that is open, else leads to the lessons. */
    void focusLesson() {
        parts.teaching.focus();
    }

    /** Does what is done when {@code files} are dropped on the window. */
    public void openFiles(List<Path> files) {
        parts.dialogs.newFromFiles(files);
    }

    public ContainerList list() {
        return models.list;
    }

    public SamplesViewModel samples() {
        return models.samples;
    }

    public ContainersView containers() {
        return parts.containers;
    }

    public DetailView detail() {
        return parts.detail;
    }

    public ConsolesViewModel pinned() {
        return models.pinned;
    }

    public ShellView shell() {
        return parts.shell;
    }

    /** Asks where files go and writes them. */
    public FileSaver files() {
        return parts.files;
    }

    Requests requests() {
        return parts.requests;
    }

    ConsoleWindows consoleWindows() {
        return parts.windows;
    }

    PictureSaver pictures() {
        return parts.pictures;
    }

    public ActivityLog activity() {
        return models.activity;
    }

    public Presentation presentation() {
        return parts.presentation;
    }

    public LessonsViewModel lessons() {
        return parts.teaching.lessons();
    }

    public LessonViewModel lesson() {
        return parts.teaching.lesson();
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
        if (tray != null) {
            tray.close();
            tray = null;
        }
        fullScreen.unsubscribe(); // the stage may outlive its window
        parts.close();
        models.list.close();
        models.tasks.close();
    }
}
