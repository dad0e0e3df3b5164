package io.nablaconsole.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.nablaconsole.app.fx.FxThread;
import io.nablaconsole.app.live.ContainerRow;
import io.nablaconsole.app.live.EngineAccess;
import io.nablaconsole.app.testing.Await;
import io.nablaconsole.app.testing.WindowTest;
import io.nablaconsole.engine.api.Config;
import io.nablaconsole.engine.api.ContainerProcess;
import io.nablaconsole.engine.api.MemorySize;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.input.KeyCode;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every dialog has the keyboard from the first moment, keeps it, gives it back, and is drawn only where it stays. */
class DialogKeyboardTest extends WindowTest {
    private static final int PULSES = 20;

    @Override
    protected void before(EngineAccess there) {
        Config config = Config.builder(there.images().sampleFile("clock"))
                .memory(MemorySize.ofMebibytes(16))
                .build();
        there.factory().create("clock", config).run(ContainerProcess.ofConfig());
    }

    /** Each dialog with its style class. */
    private Map<String, Runnable> dialogs(ContainerRow row) {
        Map<String, Runnable> all = new LinkedHashMap<>();
        all.put("create-dialog", () -> window().newContainer());
        all.put("palette", () -> window().openPalette());
        all.put("signal-dialog", () -> window().containers().verbs().signal());
        all.put("small-dialog", () -> window().containers().verbs().delete());
        all.put("compare-dialog", () -> window().requests().compare(List.of(row)));
        all.put("replay-dialog", () -> window().requests().replay(row));
        return all;
    }

    @ParameterizedTest
    @CsvSource({"900,600", "1280,800"})
    void everyDialogHoldsTheKeyboardAndEscGivesItBack(double width, double height) {
        awaitSamples();
        ContainerRow row = awaitRow("clock");
        does(() -> {
            stage().setWidth(width);
            stage().setHeight(height);
            window().containers().select(row);
        });
        dialogs(row).forEach((style, open) -> {
            does(() -> window().containers().focusTable());
            Node before = owner();
            does(open);
            assertThat(inDialog(style)).as("%s has the keyboard at once", style).isTrue();
            if (width < 1000) {
                tabRound(style);
            }
            push(KeyCode.ESCAPE);
            Await.until(style + " is closed", () -> !window().shell().dialogOpen());
            assertThat(owner()).as("after %s", style).isSameAs(before);
        });
    }

    /** Goes round: it must come by the first control again, and never leave. */
    private void tabRound(String style) {
        Node first = owner();
        boolean round = false;
        for (int i = 0; i < 60 && !round; i++) {
            push(KeyCode.TAB);
            Await.until("Tab number " + i + " stays in " + style, () -> within(style, focusOwner()));
            round = owner() == first;
        }
        assertThat(round).as("Tab comes round in %s", style).isTrue();
        push(KeyCode.SHIFT, KeyCode.TAB);
        Await.until("Tab backwards stays in " + style, () -> within(style, focusOwner()));
    }

    /** Lists, tables and combo boxes have a meaning of their own for Esc. */
    @Test
    void escClosesADialogFromEachOfItsControls() {
        awaitSamples();
        ContainerRow row = awaitRow("clock");
        does(() -> window().containers().select(row));
        dialogs(row).forEach((style, open) -> {
            int kinds = 1;
            for (int next = 0; next < kinds; next++) {
                int at = next;
                kinds = Await.fx(() -> {
                    open.run();
                    List<Node> stops = stops(style);
                    stops.get(at).requestFocus();
                    return stops.size();
                });
                push(KeyCode.ESCAPE);
                Await.until(
                        style + " is closed from stop " + at,
                        () -> !window().shell().dialogOpen());
            }
        });
    }

    /** One control of each kind that Tab comes to. */
    private List<Node> stops(String style) {
        Map<Class<?>, Node> kinds = new LinkedHashMap<>();
        collect(lookup("." + style).query(), kinds);
        return List.copyOf(kinds.values());
    }

    private static void collect(Node node, Map<Class<?>, Node> kinds) {
        if (!node.isVisible() || node.isDisabled()) {
            return;
        }
        if (node.isFocusTraversable()) {
            kinds.putIfAbsent(node.getClass(), node);
        }
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> collect(child, kinds));
        }
    }

    @Test
    void noDialogIsDrawnWhereItDoesNotStay() {
        awaitSamples();
        ContainerRow row = awaitRow("clock");
        does(() -> window().containers().select(row));
        dialogs(row).forEach((style, open) -> {
            Bounds first = Await.fx(() -> {
                open.run();
                return place(style);
            });
            pulses();
            assertThat(Await.fx(() -> place(style))).as(style).isEqualTo(first);
            does(() -> window().shell().closeDialog());
        });
    }

    @Test
    void aCopyBeginsInItsArguments() {
        ContainerRow row = awaitRow("clock");
        does(() -> window().containers().select(row));
        does(() -> window().containers().verbs().copy());
        Await.until("the arguments have the keyboard", () -> {
            Node focused = focusOwner();
            return focused != null && "arguments".equals(focused.getId());
        });
    }

    @ParameterizedTest
    @CsvSource({"900,600", "1280,800"})
    void noticesAndDialogsDoNotHideEachOther(double width, double height) {
        awaitSamples();
        does(() -> {
            stage().setWidth(width);
            stage().setHeight(height);
            window().newContainer();
            window().notices().error("Import", new IllegalStateException("no such file"));
        });
        Await.until("there is room for both", () -> {
            Bounds notice = inScene(lookup(".notice").query());
            return notice.getHeight() > 20 && !place("create-dialog").intersects(notice);
        });
    }

    private static void pulses() {
        CountDownLatch drawn = new CountDownLatch(PULSES);
        does(() -> FxThread.atPulses(PULSES, drawn::countDown));
        Await.untilAnywhere("drawn", () -> drawn.getCount() == 0);
    }

    private Bounds place(String style) {
        return inScene(lookup("." + style).query());
    }

    private static Bounds inScene(Node node) {
        return node.localToScene(node.getLayoutBounds());
    }

    private boolean inDialog(String style) {
        return Await.fx(() -> within(style, focusOwner()));
    }

    private static boolean within(String style, @Nullable Node node) {
        for (Node each = node; each != null; each = each.getParent()) {
            if (each.getStyleClass().contains(style)) {
                return true;
            }
        }
        return false;
    }

    private @Nullable Node focusOwner() {
        return stage().getScene().getFocusOwner();
    }

    private Node owner() {
        return Await.fx(() -> Objects.requireNonNull(focusOwner()));
    }

    private static void does(Runnable work) {
        Await.fx(() -> {
            work.run();
            return true;
        });
    }
}
