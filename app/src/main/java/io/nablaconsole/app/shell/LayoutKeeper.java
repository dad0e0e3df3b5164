package io.nablaconsole.app.shell;

import io.nablaconsole.app.detail.DetailTab;
import io.nablaconsole.app.fx.FxThread;
import io.nablaconsole.app.fx.Tasks;
import io.nablaconsole.app.live.ContainerList;
import io.nablaconsole.app.live.ContainerRow;
import io.nablaconsole.app.preferences.JsonFile;
import io.nablaconsole.app.preferences.WindowLayout;
import io.nablaconsole.app.preferences.WindowLayout.Corner;
import io.nablaconsole.app.preferences.WindowLayout.Shown;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import javafx.beans.InvalidationListener;
import javafx.beans.Observable;
import javafx.stage.Screen;
import javafx.stage.Stage;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/**
 * Leaves the window as it was when it is opened again; for the FX thread. What changed is written every few seconds, as a
 * window may be killed.
 */
final class LayoutKeeper {
    private static final Logger LOG = Logger.getLogger(LayoutKeeper.class.getName());

    /** So much of a window must be on a screen for it to be taken hold of. */
    private static final double GRIP = 40;

    private static final Duration PERIOD = Duration.ofSeconds(5);

    private final MainWindow window;
    private final Models models;
    private final String root;
    private WindowLayout last = WindowLayout.DEFAULT;
    private Subscription size = Subscription.EMPTY;
    private Tasks.Cancel ticks = () -> {};
    private @Nullable Corner corner;
    private double width;
    private double height;
    private boolean left;
    private int changes;
    private int written; // guarded by this; the newest of the changes that are in the file

    LayoutKeeper(MainWindow window, Models models) {
        this.window = window;
        this.models = models;
        this.root = models.engine.root().toString();
    }

    /** Arranges {@code stage}, which is not shown yet, as {@code layout} says. */
    void restore(Stage stage, WindowLayout layout) {
        last = layout;
        if (layout.width() > 0 && layout.height() > 0) {
            stage.setWidth(layout.width());
            stage.setHeight(layout.height());
        }
        place(stage, layout.at());
        stage.setMaximized(layout.maximized());
        window.containers().arrange(layout);
        window.detail().show(DetailTab.called(layout.tab()));
        models.pinned.tabsProperty().set(layout.consoleTabs());
        Shown shown = layout.of(root);
        models.pinned.restore(shown.consoles());
        window.consoleWindows().restore(shown.windows(), models.list.rows());
        selectOnceListed(shown.selected());
        size = Subscription.combine(
                stage.widthProperty().subscribe(() -> remember(stage)),
                stage.heightProperty().subscribe(() -> remember(stage)),
                stage.xProperty().subscribe(() -> remember(stage)),
                stage.yProperty().subscribe(() -> remember(stage)));
    }

    /** Where it was, when that is on a screen there is now. */
    private static void place(Stage stage, @Nullable Corner at) {
        if (at != null
                && !Screen.getScreensForRectangle(at.x(), at.y() + GRIP, GRIP, GRIP)
                        .isEmpty()) {
            stage.setX(at.x());
            stage.setY(at.y());
        }
    }

    private void selectOnceListed(String id) {
        if (id.isEmpty()) {
            return;
        }
        models.list.rows().addListener(new InvalidationListener() {
            @Override
            public void invalidated(Observable rows) {
                boolean taken = window.containers().current().isPresent();
                Optional<ContainerRow> found = taken ? Optional.empty() : models.list.find(id);
                found.ifPresent(row -> FxThread.later(() -> window.containers().select(row)));
                if (taken || found.isPresent()) {
                    rows.removeListener(this);
                }
            }
        });
    }

    /** The size to come back to is that before it filled the screen. */
    private void remember(Stage stage) {
        if (!stage.isMaximized() && !stage.isFullScreen()) {
            width = stage.getWidth();
            height = stage.getHeight();
            boolean placed = stage.isShowing() && !Double.isNaN(stage.getX()) && !Double.isNaN(stage.getY());
            corner = placed ? new Corner(stage.getX(), stage.getY()) : corner;
        }
    }

    /** Writes from now on how {@code stage}, which is shown, is arranged, as soon as it was arranged otherwise. */
    void follow(Stage stage) {
        if (left) {
            return;
        }
        ticks = models.tasks.fxEvery(PERIOD, () -> {
            if (models.list.stateProperty().get() == ContainerList.EngineState.READY) {
                write(stage);
            }
        });
    }

    /** Writes how the window is arranged now, and looks at it no more. */
    void leave(Stage stage) {
        left = true;
        size.unsubscribe();
        ticks.cancel();
        write(stage);
    }

    private void write(Stage stage) {
        JsonFile<WindowLayout> file = models.settings.layoutFile();
        WindowLayout now = current(stage);
        if (file == null || now.equals(last)) {
            return;
        }
        last = now;
        int change = ++changes;
        models.tasks.run(() -> write(file, now, change));
    }

    private synchronized void write(JsonFile<WindowLayout> file, WindowLayout layout, int change) {
        if (change < written) {
            return;
        }
        written = change;
        try {
            // another window may have others' containers to remember
            file.update(there -> layout.with(there.rootsWith(root, layout.of(root))));
        } catch (IOException e) {
            LOG.log(Level.WARNING, "window layout not kept", e);
        }
    }

    private WindowLayout current(Stage stage) {
        return new WindowLayout(
                width > 0 ? width : last.width(),
                height > 0 ? height : last.height(),
                corner == null ? last.at() : corner,
                stage.isMaximized(),
                window.containers().divider(),
                window.detail().tabProperty().get().name(),
                window.containers().columns(),
                window.containers().groupBy(),
                models.pinned.tabsProperty().get(),
                last.rootsWith(root, shown()));
    }

    private Shown shown() {
        String selected =
                window.containers().current().map(row -> row.id().value()).orElse("");
        return new Shown(selected, models.pinned.ids(), window.consoleWindows().places());
    }
}
