package io.nablaconsole.app.consoles;

import io.nablaconsole.app.console.ConsolePanes;
import io.nablaconsole.app.live.ContainerRow;
import io.nablaconsole.app.preferences.WindowLayout.Place;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javafx.beans.InvalidationListener;
import javafx.beans.property.IntegerProperty;
import javafx.collections.ObservableList;
import javafx.scene.Scene;
import javafx.stage.Screen;
import javafx.stage.Stage;

/** Consoles in windows of their own; for the FX thread. */
public final class ConsoleWindows implements AutoCloseable {
    private static final double WIDTH = 820;
    private static final double HEIGHT = 520;
    private static final double LEAST = 200;

    private final ConsolePanes panes;
    private final IntegerProperty fontSize;
    private final Consumer<Scene> dress;
    private final Map<ContainerRow, Stage> windows = new LinkedHashMap<>();
    private final Map<String, Place> awaited = new LinkedHashMap<>();

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
        show(row, new Stage());
        panes.of(row).focus();
    }

    /** Opens the consoles of {@code places} where they were, as soon as their containers are among {@code rows}. */
    public void restore(List<Place> places, ObservableList<ContainerRow> rows) {
        places.forEach(place -> awaited.put(place.id(), place));
        openAwaited(rows);
        rows.addListener((InvalidationListener) changed -> openAwaited(rows));
    }

    private void openAwaited(List<ContainerRow> rows) {
        if (awaited.isEmpty()) {
            return;
        }
        for (ContainerRow row : List.copyOf(rows)) {
            Place place = awaited.remove(row.id().value());
            if (place != null) {
                show(row, placed(place));
            }
        }
    }

    /** A screen that was there may be gone: then the desktop finds a place. */
    private static Stage placed(Place place) {
        Stage stage = new Stage();
        stage.setWidth(Math.max(LEAST, place.width()));
        stage.setHeight(Math.max(LEAST, place.height()));
        if (!Screen.getScreensForRectangle(place.x(), place.y(), place.width(), place.height())
                .isEmpty()) {
            stage.setX(place.x());
            stage.setY(place.y());
        }
        return stage;
    }

    /** Where the windows are. */
    public List<Place> places() {
        return windows.entrySet().stream()
                .map(open -> place(open.getKey(), open.getValue()))
                .toList();
    }

    private static Place place(ContainerRow row, Stage stage) {
        return new Place(row.id().value(), stage.getX(), stage.getY(), stage.getWidth(), stage.getHeight());
    }

    private void show(ContainerRow row, Stage stage) {
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
