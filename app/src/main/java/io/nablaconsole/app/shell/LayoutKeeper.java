package io.nablaconsole.app.shell;

import io.nablaconsole.app.preferences.JsonFile;
import io.nablaconsole.app.preferences.WindowLayout;
import java.util.logging.Level;
import java.util.logging.Logger;
import javafx.stage.Stage;
import javafx.util.Subscription;

/** Leaves the window as it was when it is opened again; for the FX thread. */
final class LayoutKeeper {
    private static final Logger LOG = Logger.getLogger(LayoutKeeper.class.getName());

    private final MainWindow window;
    private final Models models;
    private final String root;
    private WindowLayout last = WindowLayout.DEFAULT;
    private Subscription size = Subscription.EMPTY;
    private double width;
    private double height;

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
        stage.setMaximized(layout.maximized());
        window.containers().arrange(layout);
        window.detail().showTab(layout.tab());
        models.pinned.tabsProperty().set(layout.consoleTabs());
        models.pinned.restore(layout.consolesOf(root));
        window.consoleWindows().restore(layout.windowsOf(root), models.list.rows());
        size = Subscription.combine(
                stage.widthProperty().subscribe(() -> remember(stage)),
                stage.heightProperty().subscribe(() -> remember(stage)));
    }

    /** The size to come back to is that before it filled the screen. */
    private void remember(Stage stage) {
        if (!stage.isMaximized()) {
            width = stage.getWidth();
            height = stage.getHeight();
        }
    }

    /** Writes how the window is arranged now into its file, where there is one, and looks at it no more. */
    void keep(Stage stage) {
        size.unsubscribe();
        JsonFile<WindowLayout> file = models.settings.layoutFile();
        if (file == null) {
            return;
        }
        WindowLayout now = current(stage);
        models.tasks.run(
                () -> {
                    file.write(now);
                    return now;
                },
                written -> {},
                e -> LOG.log(Level.WARNING, "window layout not kept", e));
    }

    private WindowLayout current(Stage stage) {
        return new WindowLayout(
                width > 0 ? width : last.width(),
                height > 0 ? height : last.height(),
                stage.isMaximized(),
                window.containers().divider(),
                window.detail().tab(),
                window.containers().columns(),
                window.containers().groupBy(),
                models.pinned.tabsProperty().get(),
                last.consolesWith(root, models.pinned.ids()),
                last.windowsWith(root, window.consoleWindows().places()));
    }
}
