package io.nablaconsole.app.shell;

import io.nablaconsole.app.activity.ActivityLog;
import io.nablaconsole.app.activity.ActivityView;
import io.nablaconsole.app.activity.ActivityViewModel;
import io.nablaconsole.app.console.ConsolePanes;
import io.nablaconsole.app.console.ConsoleViewModel;
import io.nablaconsole.app.containers.ContainersView;
import io.nablaconsole.app.containers.ContainersViewModel;
import io.nablaconsole.app.create.CreateViewModel;
import io.nablaconsole.app.detail.DetailView;
import io.nablaconsole.app.detail.DetailViewModel;
import io.nablaconsole.app.fx.Tasks;
import io.nablaconsole.app.i18n.Messages;
import io.nablaconsole.app.live.ContainerActions;
import io.nablaconsole.app.live.ContainerList;
import io.nablaconsole.app.live.ContainerRow;
import io.nablaconsole.app.live.EngineAccess;
import io.nablaconsole.app.notices.Notices;
import io.nablaconsole.app.notices.NoticesView;
import io.nablaconsole.app.preferences.PreferencesFile;
import io.nablaconsole.app.preferences.PreferencesView;
import io.nablaconsole.app.preferences.PreferencesViewModel;
import io.nablaconsole.app.samples.SamplesView;
import io.nablaconsole.app.samples.SamplesViewModel;
import io.nablaconsole.app.signals.SignalPickerViewModel;
import io.nablaconsole.app.theme.ThemeChoice;
import io.nablaconsole.app.theme.Themes;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import javafx.collections.ListChangeListener;
import javafx.geometry.Rectangle2D;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.image.Image;
import javafx.stage.Screen;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/** Puts the window together and shows it; for the FX thread. */
public final class MainWindow implements AutoCloseable {
    private static final double WIDTH = 1280;
    private static final double HEIGHT = 800;

    private final Tasks tasks;
    private final Notices notices = new Notices();
    private final ActivityLog activity = new ActivityLog();
    private final PreferencesViewModel preferences;
    private final ContainerList list;
    private final SamplesViewModel samples;
    private final ContainersView containers;
    private final DetailView detail;
    private final ConsolePanes consoles;
    private final ShellView shell;
    private final Dialogs dialogs;
    private final Themes themes;
    private final Label dropHint = new Label(Messages.get("shell.drop"));

    /** Makes the window over {@code engine}; nothing is asked of the engine before {@link #show}. */
    public MainWindow(EngineAccess engine, PreferencesFile file, Tasks tasks) {
        this.tasks = tasks;
        themes = new Themes(tasks);
        preferences =
                new PreferencesViewModel(file, tasks, e -> notices.error(Messages.get("notice.preferencesFailed"), e));
        list = new ContainerList(engine, tasks, notices);
        ContainerActions actions = new ContainerActions(engine, tasks, list, activity, notices, this::stopGrace);
        samples = new SamplesViewModel(engine, tasks, notices);
        ContainersViewModel containersModel = new ContainersViewModel(list, actions);
        DetailViewModel detailModel = new DetailViewModel(engine, tasks);
        detailModel.follow(containersModel.currentProperty());
        consoles = new ConsolePanes(
                new ConsoleViewModel(engine), themes.darkProperty(), preferences.consoleFontSizeProperty());
        detail = new DetailView(detailModel, consoles);
        shell = new ShellView(new ShellViewModel(list, engine.root().toString()));
        dialogs = new Dialogs(
                shell,
                new CreateViewModel(engine, tasks, list, actions),
                new SignalPickerViewModel(actions),
                samples,
                this::created);
        containers = new ContainersView(containersModel, samples, dialogs, detail);
        fillShell(engine);
        list.rows().addListener((ListChangeListener<ContainerRow>) this::closeConsoles);
    }

    private void fillShell(EngineAccess engine) {
        shell.put(Page.CONTAINERS, containers.root());
        shell.put(Page.UNIKERNELS, new SamplesView(samples, dialogs::newFromSample, dialogs::openFile).root());
        shell.put(Page.ACTIVITY, new ActivityView(new ActivityViewModel(activity)).root());
        shell.put(
                Page.PREFERENCES, new PreferencesView(preferences, engine.root().toString()).root());
        dropHint.getStyleClass().add("drop-hint");
        dropHint.setMouseTransparent(true);
        dropHint.setMaxSize(Double.MAX_VALUE, Double.MAX_VALUE);
        shell.overlay(new NoticesView(notices));
        shell.overlay(dropHint);
        shell.show(Page.CONTAINERS);
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

    private void closeConsoles(ListChangeListener.Change<? extends ContainerRow> change) {
        while (change.next()) {
            change.getRemoved().forEach(consoles::close);
        }
    }

    /** Shows the window on {@code stage} and begins to follow the engine. */
    public void show(Stage stage, @Nullable ThemeChoice forced) {
        Rectangle2D screen = Screen.getPrimary().getVisualBounds();
        Scene scene = new Scene(shell.root(), Math.min(WIDTH, screen.getWidth()), Math.min(HEIGHT, screen.getHeight()));
        themes.dress(scene);
        themes.follow(preferences.themeProperty());
        preferences.load(() -> {
            if (forced != null) {
                preferences.force(forced);
            }
        });
        new Keys(shell, containers, detail, dialogs, list).install(scene);
        FileDrop.install(scene, dropHint, dialogs::newFromFile);
        stage.setTitle(Messages.get("app.name"));
        for (int size : new int[] {16, 32, 64, 128, 256}) {
            stage.getIcons().add(icon(size));
        }
        stage.setMinWidth(860);
        stage.setMinHeight(560);
        stage.setScene(scene);
        stage.setOnHidden(e -> close());
        stage.show();
        list.open();
        samples.load();
    }

    private static Image icon(int size) {
        return new Image(Objects.requireNonNull(
                MainWindow.class.getResourceAsStream("/io/nablaconsole/app/icons/nabla-" + size + ".png"),
                "icons/nabla-" + size + ".png"));
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

    public ShellView shell() {
        return shell;
    }

    public ActivityLog activity() {
        return activity;
    }

    public Notices notices() {
        return notices;
    }

    public PreferencesViewModel preferences() {
        return preferences;
    }

    /** Ends everything the window began; the containers go on. A second call does nothing. */
    @Override
    public void close() {
        consoles.close();
        list.close();
        tasks.close();
    }
}
