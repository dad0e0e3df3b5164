package io.nablaconsole.app.shell;

import io.nablaconsole.app.preferences.WindowLayout;
import javafx.stage.Stage;

/** Leaves the window as it was when it is opened again; for the FX thread. */
final class LayoutKeeper {
    private final MainWindow window;
    private final String root;
    private WindowLayout last = WindowLayout.DEFAULT;
    private double width;
    private double height;

    LayoutKeeper(MainWindow window, String root) {
        this.window = window;
        this.root = root;
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
        window.pinned().tabsProperty().set(layout.consoleTabs());
        window.pinned().restore(layout.consolesOf(root));
        stage.widthProperty().addListener(o -> remember(stage));
        stage.heightProperty().addListener(o -> remember(stage));
    }

    /** The size to come back to is that before it filled the screen. */
    private void remember(Stage stage) {
        if (!stage.isMaximized()) {
            width = stage.getWidth();
            height = stage.getHeight();
        }
    }

    /** How the window is arranged now. */
    WindowLayout current(Stage stage) {
        return new WindowLayout(
                width > 0 ? width : last.width(),
                height > 0 ? height : last.height(),
                stage.isMaximized(),
                window.containers().divider(),
                window.detail().tab(),
                window.containers().columns(),
                window.containers().groupBy(),
                window.pinned().tabsProperty().get(),
                last.consolesWith(root, window.pinned().ids()));
    }
}
