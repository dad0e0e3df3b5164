package io.nablaconsole.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.nablaconsole.app.detail.DetailTab;
import io.nablaconsole.app.fx.Tips;
import io.nablaconsole.app.lessons.LessonShelf.Entry;
import io.nablaconsole.app.testing.Await;
import io.nablaconsole.app.testing.WindowTest;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.Spinner;
import javafx.scene.control.TableView;
import javafx.scene.control.TextInputControl;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Every control says to a screen reader what it is; every page and dialog opens. */
class AccessibilityTest extends WindowTest {
    private final List<String> nameless = new ArrayList<>();
    private final Set<Node> labelled = new HashSet<>();
    private int seen;

    @Test
    void everyControlOfEveryPageAndDialogHasAName() {
        awaitSamples();
        check();
        click("#sample-clock");
        check();
        click("#createStartButton");
        awaitRow("clock-1");
        for (DetailTab tab : DetailTab.values()) {
            run(() -> window().detail().show(tab));
            check();
        }
        for (Page page : Page.values()) {
            run(() -> window().shell().show(page));
            check();
        }
        run(() -> {
            window().pinSelected();
            window().detail().show(DetailTab.CONSOLE);
            window().detail().console().ifPresent(pane -> pane.find());
        });
        check();
        run(() -> window().shell().show(Page.CONTAINERS));
        run(() -> window().openPalette());
        check();
        run(() -> window().shell().closeDialog());
        click("#signalButton");
        check();
        run(() -> window().shell().closeDialog());
        click("#deleteButton");
        check();
        run(() -> window().shell().closeDialog());
        run(() -> window().openFiles(List.of(Path.of("/x/blk_and_net.spt"))));
        check();
        run(() -> window().shell().closeDialog());
        everyStepOfEveryLesson();
        assertThat(nameless).isEmpty();
        assertThat(seen).isGreaterThan(100);
    }

    private void everyStepOfEveryLesson() {
        run(() -> window().shell().show(Page.LESSONS));
        Await.until("the lessons are read", () -> !window().lessons().entries().isEmpty());
        for (Entry entry : window().lessons().entries()) {
            run(() -> window().lesson().open(Objects.requireNonNull(entry.lesson())));
            int before = seen;
            for (int step = 0;
                    step < Objects.requireNonNull(entry.lesson()).steps().size();
                    step++) {
                assertThat(lookup(".lesson-panel").queryAll()).as("the panel").hasSize(1);
                check();
                run(() -> window().lesson().next());
            }
            assertThat(seen).as("controls beside the pages").isGreaterThan(before);
        }
        run(() -> window().lesson().close());
    }

    private static void run(Runnable work) {
        Await.fx(() -> {
            work.run();
            return true;
        });
    }

    private void check() {
        run(() -> {
            Parent root = stage().getScene().getRoot();
            root.applyCss();
            root.layout();
            collectLabels(root);
            walk(root);
        });
    }

    private void collectLabels(Node node) {
        if (node instanceof Label label && label.getLabelFor() != null) {
            labelled.add(label.getLabelFor());
        }
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(this::collectLabels);
        }
    }

    private void walk(Node node) {
        if (needsName(node)) {
            seen++;
            if (!named(node)) {
                nameless.add(node + " in " + node.getParent());
            }
        }
        boolean whole = node instanceof ComboBoxBase
                || node instanceof Spinner
                || node instanceof ScrollBar
                || node instanceof TextInputControl
                || node instanceof TableView;
        if (!whole && node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(this::walk);
        }
    }

    private static boolean needsName(Node node) {
        return node instanceof ButtonBase
                || node instanceof ComboBoxBase
                || node instanceof Spinner
                || node instanceof TextInputControl
                || node instanceof TableView;
    }

    private boolean named(Node node) {
        return labelled.contains(node)
                || filled(node.getAccessibleText())
                || (node instanceof Labeled labeled && filled(labeled.getText()))
                || (node instanceof TextInputControl text && filled(text.getPromptText()))
                || filled(Tips.getText(node));
    }

    private static boolean filled(@Nullable String text) {
        return text != null && !text.isBlank();
    }
}
