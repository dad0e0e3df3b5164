package io.nablaconsole.app.fx;

import static org.assertj.core.api.Assertions.assertThat;

import io.nablaconsole.app.testing.Await;
import javafx.scene.Scene;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.testfx.framework.junit5.ApplicationTest;

class BusyRingTest extends ApplicationTest {
    private final StackPane place = new StackPane();

    @SuppressWarnings("NullAway.Init") // a control can be made once there is a toolkit
    private BusyRing ring;

    @Override
    public void start(Stage stage) {
        ring = new BusyRing();
        place.getChildren().add(ring);
        stage.setScene(new Scene(place, 100, 100));
        stage.show();
    }

    private boolean turns(Runnable change) {
        return Await.fx(() -> {
            change.run();
            return ring.isIndeterminate();
        });
    }

    @Test
    void itTurnsOnlyWhereItCanBeSeen() {
        Stage stage = (Stage) place.getScene().getWindow();
        assertThat(turns(() -> {})).isTrue();
        assertThat(turns(() -> ring.setVisible(false))).isFalse();
        assertThat(turns(() -> ring.setVisible(true))).isTrue();
        assertThat(turns(() -> place.getChildren().clear())).isFalse();
        assertThat(turns(() -> place.getChildren().add(ring))).isTrue();
        assertThat(turns(() -> stage.setScene(new Scene(new StackPane())))).isFalse();
    }
}
