package io.nablaconsole.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.nablaconsole.app.detail.DetailTab;
import io.nablaconsole.app.live.ContainerRow;
import io.nablaconsole.app.live.EngineAccess;
import io.nablaconsole.app.testing.Await;
import io.nablaconsole.app.testing.WindowTest;
import io.nablaconsole.engine.api.Config;
import io.nablaconsole.engine.api.ContainerProcess;
import io.nablaconsole.engine.api.MemorySize;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Control;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TableView;
import javafx.scene.control.TextInputControl;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Names, labels, paths and errors of hundreds of characters push nothing out of the window. */
class LongNamesTest extends WindowTest {
    private static final String LONG = "abcdefghij".repeat(20);
    private static final String LIVE = "b".repeat(100);
    private static final double SNAP = 1;

    private final List<String> outside = new ArrayList<>();
    private String where = "";

    @Override
    protected void before(EngineAccess there) {
        Path far = Path.of("/");
        try {
            Path directory =
                    Files.createDirectories(directory().resolve("d".repeat(200)).resolve("e".repeat(200)));
            far = Files.copy(there.images().sampleFile("hello"), directory.resolve("k".repeat(200) + ".spt"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Config config = Config.builder(far)
                .memory(MemorySize.ofMebibytes(16))
                .arguments(LONG)
                .annotation("team", LONG)
                .annotation(LONG, "x")
                .build();
        there.factory().create(LONG, config);
        Config clock = Config.builder(there.images().sampleFile("clock"))
                .memory(MemorySize.ofMebibytes(16))
                .build();
        there.factory().create(LIVE, clock).run(ContainerProcess.ofConfig());
    }

    @ParameterizedTest
    @CsvSource({"860,560,false", "1280,800,false", "1280,800,true"})
    void nothingIsPushedOutOfTheWindow(double width, double height, boolean presentation) {
        ContainerRow row = awaitRow(LONG);
        does(() -> {
            stage().setWidth(width);
            stage().setHeight(height);
            window().presentation().onProperty().set(presentation);
            window().containers().select(row);
        });
        for (DetailTab tab : DetailTab.values()) {
            does(() -> window().detail().show(tab));
            look("tab " + tab);
        }
        does(() -> window().pin(row));
        does(() -> window().pin(awaitedOther()));
        look("tiles");
        does(() -> window().pinned().tabsProperty().set(true));
        look("tabs");
        for (Page page : Page.values()) {
            does(() -> window().shell().show(page));
            look("page " + page);
        }
        does(() -> window().shell().show(Page.CONTAINERS));
        does(() -> window().containers().groupBy("team"));
        look("grouped");
        assertThat(outside).isEmpty();
    }

    private ContainerRow awaitedOther() {
        return row(LIVE).orElseThrow();
    }

    @ParameterizedTest
    @CsvSource({"860,560", "1280,800"})
    void dialogsKeepTheirShape(double width, double height) {
        ContainerRow row = awaitRow(LONG);
        does(() -> {
            stage().setWidth(width);
            stage().setHeight(height);
            window().containers().select(row);
            window().notices().error("Import of " + LONG, new IllegalStateException(LONG.repeat(20)));
        });
        dialog("palette", () -> window().openPalette());
        dialog("delete", () -> window().containers().verbs().delete());
        dialog("copy", () -> window().containers().verbs().copy());
        dialog("replay", () -> window().requests().replay(row));
        dialog("compare", () -> window().requests().compare(List.of(row, awaitedOther())));
        does(() -> window().containers().select(awaitedOther()));
        dialog("signals", () -> window().containers().verbs().signal());
        dialog("refused", () -> window().openFiles(List.of(Path.of("/" + LONG + "/" + LONG))));
        assertThat(outside).isEmpty();
    }

    private void dialog(String name, Runnable open) {
        does(open);
        Await.until("dialog " + name, () -> window().shell().dialogOpen());
        look(name);
        does(() -> window().shell().closeDialog());
    }

    private static void does(Runnable work) {
        Await.fx(() -> {
            work.run();
            return true;
        });
    }

    private void look(String place) {
        does(() -> {
            where = place;
            Parent root = stage().getScene().getRoot();
            root.applyCss();
            root.layout();
            root.layout();
            walk(root);
        });
    }

    private void walk(Node node) {
        if (!node.isVisible()) {
            return;
        }
        if (node instanceof Labeled || node instanceof TextInputControl || node instanceof TableView) {
            check((Control) node);
        }
        boolean scrolls = node instanceof ScrollPane || node instanceof ListView || node instanceof TableView;
        if (node instanceof Parent parent && !scrolls && !(node instanceof TextInputControl)) {
            parent.getChildrenUnmodifiable().forEach(this::walk);
        }
    }

    private void check(Control control) {
        Bounds bounds = control.localToScene(control.getLayoutBounds());
        double width = stage().getScene().getWidth();
        double height = stage().getScene().getHeight();
        boolean inside = bounds.getMinX() >= -SNAP
                && bounds.getMaxX() <= width + SNAP
                && bounds.getMinY() >= -SNAP
                && bounds.getMaxY() <= height + SNAP;
        if (!inside) {
            outside.add(where + ": " + control.getId() + " " + control.getStyleClass() + " " + bounds);
        }
    }
}
