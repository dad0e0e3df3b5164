package io.nablaconsole.app.consoles;

import io.nablaconsole.app.console.ConsolePanes;
import io.nablaconsole.app.live.ContainerRow;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javafx.beans.property.IntegerProperty;
import javafx.scene.Scene;
import javafx.stage.Stage;

/** Consoles in windows of their own; for the FX thread. */
public final class ConsoleWindows implements AutoCloseable {
    private static final double WIDTH = 820;
    private static final double HEIGHT = 520;

    private final ConsolePanes panes;
    private final IntegerProperty fontSize;
    private final Consumer<Scene> dress;
    private final Map<ContainerRow, Stage> windows = new HashMap<>();

    /**
     * Opens none yet.
     *
     * @param dress gives a scene its styles and its answers to requests
     */
    public ConsoleWindows(ConsolePanes panes, IntegerProperty fontSize, Consumer<Scene> dress) {
        this.panes = panes;
        this.fontSize = fontSize;
        this.dress = dress;
    }

    /** Opens the console of {@code row}, or brings its window to the front. */
    public void open(ContainerRow row) {
        Stage open = windows.get(row);
        if (open != null) {
            open.toFront();
            return;
        }
        Stage stage = new Stage();
        ConsoleTile tile = new ConsoleTile(row, panes.of(row), fontSize, true, stage::close);
        Scene scene = new Scene(tile, WIDTH, HEIGHT);
        dress.accept(scene);
        stage.setTitle(row.id().value());
        stage.setScene(scene);
        stage.setOnHidden(e -> {
            windows.remove(row);
            tile.end();
            panes.close(row);
        });
        windows.put(row, stage);
        stage.show();
        panes.of(row).focus();
    }

    /** Closes the window of {@code row}, which is gone. */
    public void close(ContainerRow row) {
        Stage open = windows.get(row);
        if (open != null) {
            open.close();
        }
    }

    @Override
    public void close() {
        List.copyOf(windows.values()).forEach(Stage::close);
    }
}
