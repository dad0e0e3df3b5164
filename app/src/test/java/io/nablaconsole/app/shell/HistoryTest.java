package io.nablaconsole.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.nablaconsole.app.detail.DetailTab;
import io.nablaconsole.app.live.ContainerRow;
import io.nablaconsole.app.live.EngineAccess;
import io.nablaconsole.app.testing.Await;
import io.nablaconsole.app.testing.WindowTest;
import io.nablaconsole.engine.api.Config;
import io.nablaconsole.engine.api.Container;
import io.nablaconsole.engine.api.ContainerProcess;
import io.nablaconsole.engine.api.MemorySize;
import io.nablaconsole.engine.api.Transition.Step;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.scene.control.Label;
import org.junit.jupiter.api.Test;

/** A container that was made and started while there was no window. */
class HistoryTest extends WindowTest {
    @Override
    protected void before(EngineAccess there) {
        Config config = Config.builder(there.images().sampleFile("clock"))
                .memory(MemorySize.ofMebibytes(16))
                .build();
        Container container = there.factory().create("old", config);
        container.run(ContainerProcess.ofConfig());
        container.pause();
        container.resume();
    }

    @Test
    void thePictureAndTheTimelineTellOfStepsMadeBeforeTheWindowOpened() {
        ContainerRow row = awaitRow("old");
        Await.fx(() -> {
            window().containers().select(row);
            window().detail().show(DetailTab.OVERVIEW);
            return true;
        });
        Await.until(
                "each edge has its milliseconds",
                () -> texts(".life-label").stream()
                                .filter(text -> text.matches("(create|init|start|pause|resume)\\s+[\\d.]+ (µs|ms|s)"))
                                .count()
                        == 5);
        assertThat(Await.fx(() -> texts(".timeline-text"))).contains("Container created", "Paused", "Resumed");
        assertThat(Await.fx(() -> row.lifeProperty().get()))
                .extracting(step -> step.step())
                .containsExactly(Step.CREATE, Step.START, Step.EXEC, Step.PAUSE, Step.RESUME);
    }

    private List<String> texts(String query) {
        Set<Label> labels = lookup(query).queryAllAs(Label.class);
        return labels.stream().map(Label::getText).collect(Collectors.toList());
    }
}
