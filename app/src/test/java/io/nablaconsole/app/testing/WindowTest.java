package io.nablaconsole.app.testing;

import io.nablaconsole.app.fx.Tasks;
import io.nablaconsole.app.i18n.Language;
import io.nablaconsole.app.i18n.Messages;
import io.nablaconsole.app.live.ContainerRow;
import io.nablaconsole.app.live.EngineAccess;
import io.nablaconsole.app.live.TemporaryRoot;
import io.nablaconsole.app.shell.MainWindow;
import io.nablaconsole.app.shell.Settings;
import io.nablaconsole.app.theme.ThemeChoice;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import javafx.scene.Node;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.testfx.framework.junit5.ApplicationTest;

/** A test that works the whole window. */
public abstract class WindowTest extends ApplicationTest {
    private @Nullable Path scratch;
    private @Nullable EngineAccess engine;
    private @Nullable MainWindow window;
    private @Nullable Stage stage;

    @Override
    public void start(Stage primary) throws IOException {
        Path directory = Files.createTempDirectory("nabla-window");
        scratch = directory;
        primary.setWidth(1280);
        primary.setHeight(800);
        engine = TestEngine.in(directory.resolve("root"));
        Messages.use(language());
        before(engine);
        stage = primary;
        show(primary);
    }

    /** Opens a window on {@code on} as the last one was left. */
    protected void show(Stage on) {
        Settings settings = Settings.read(directory(), directory().resolve("lessons"), true, theme());
        MainWindow made = new MainWindow(Objects.requireNonNull(engine), settings, Tasks.forWindow());
        made.show(on);
        window = made;
    }

    /** Done with the engine before there is a window. */
    protected void before(EngineAccess there) {}

    /** The language the window speaks. */
    protected Language language() {
        return Language.ENGLISH;
    }

    /** The theme it wears. */
    protected ThemeChoice theme() {
        return ThemeChoice.LIGHT;
    }

    @Override
    public void stop() {
        window().close();
        stage().hide();
    }

    /** Not on the FX thread: containers that still run are killed. */
    @AfterEach
    void clear() throws IOException {
        Messages.use(Language.ENGLISH);
        TestEngine.clear(Objects.requireNonNull(engine));
        new TemporaryRoot(Objects.requireNonNull(scratch)).delete();
    }

    /** Where the window keeps its files. */
    protected Path directory() {
        return Objects.requireNonNull(scratch);
    }

    protected MainWindow window() {
        return Objects.requireNonNull(window);
    }

    protected Stage stage() {
        return Objects.requireNonNull(stage);
    }

    protected void awaitSamples() {
        Await.until("samples", () -> window().samples().find("hello").isPresent());
    }

    protected Optional<ContainerRow> row(String id) {
        return Await.fx(() -> window().list().find(id));
    }

    protected ContainerRow awaitRow(String id) {
        Await.until("container " + id, () -> window().list().find(id).isPresent());
        return row(id).orElseThrow();
    }

    /** What the terminal on show holds. */
    protected String terminal() {
        return Await.fx(
                () -> window().detail().console().map(pane -> pane.text()).orElse(""));
    }

    protected void awaitTerminal(String part) {
        Await.until(
                "terminal shows " + part,
                () -> window().detail()
                        .console()
                        .filter(pane -> pane.text().contains(part))
                        .isPresent());
    }

    /** Waits until {@code query} is on show and can be used, then clicks on it. */
    protected void click(String query) {
        Await.until(
                query + " can be clicked",
                () -> lookup(query).queryAll().stream().anyMatch(WindowTest::usable));
        clickOn(query);
    }

    private static boolean usable(Node node) {
        for (Node each = node; each != null; each = each.getParent()) {
            if (!each.isVisible()) {
                return false;
            }
        }
        return !node.isDisabled();
    }
}
