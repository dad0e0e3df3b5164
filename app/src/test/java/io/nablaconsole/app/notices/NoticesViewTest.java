package io.nablaconsole.app.notices;

import static org.assertj.core.api.Assertions.assertThat;

import io.nablaconsole.app.testing.Await;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.animation.Animation;
import javafx.animation.PauseTransition;
import javafx.geometry.Point2D;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import javafx.util.Duration;
import org.junit.jupiter.api.Test;
import org.testfx.framework.junit5.ApplicationTest;

/** Good news goes by itself, but not while somebody is at it. */
class NoticesViewTest extends ApplicationTest {
    private final Notices notices = new Notices();
    private final AtomicInteger left = new AtomicInteger();

    @SuppressWarnings("NullAway.Init") // made when there is a toolkit
    private NoticesView view;

    @SuppressWarnings("NullAway.Init")
    private Button outside;

    @Override
    public void start(Stage stage) {
        view = new NoticesView(notices, left::incrementAndGet);
        outside = new Button("outside");
        stage.setScene(new Scene(new StackPane(outside, view), 900, 600));
        stage.show();
    }

    private Notice show(boolean undoable) {
        Notice plain = new Notice(Notice.Kind.SUCCESS, "clock is deleted", "Undo makes it again.", null, null);
        Notice notice = undoable ? plain.with(new Notice.Action("Undo", () -> {})) : plain;
        Await.fx(() -> {
            notices.show(notice);
            return true;
        });
        return notice;
    }

    private PauseTransition waitOf(Notice notice) {
        return Await.fx(() -> Objects.requireNonNull(view.waitOf(notice)));
    }

    private boolean runs(Notice notice) {
        return waitOf(notice).getStatus() == Animation.Status.RUNNING;
    }

    @Test
    void whatCanBeTakenBackStaysTenSeconds() {
        assertThat(waitOf(show(true)).getDuration()).isEqualTo(Duration.seconds(10));
        assertThat(waitOf(show(false)).getDuration()).isLessThan(Duration.seconds(10));
    }

    @Test
    void thePointerHoldsIt() {
        Notice notice = show(true);
        assertThat(runs(notice)).isTrue();
        moveTo(".notice");
        Await.until("it is held", () -> !runs(notice));
        moveTo(new Point2D(5, 5));
        Await.until("its time begins anew", () -> runs(notice));
    }

    @Test
    void theKeyboardHoldsItAndIsHandedOn() {
        Notice notice = show(true);
        Await.fx(() -> {
            lookup(".notice-action").query().requestFocus();
            return true;
        });
        Await.until("it is held", () -> !runs(notice));
        Await.fx(() -> {
            notices.dismiss(notice);
            return true;
        });
        assertThat(left).hasValue(1);
    }
}
