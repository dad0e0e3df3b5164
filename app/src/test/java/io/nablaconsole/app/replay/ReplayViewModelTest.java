package io.nablaconsole.app.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.nablaconsole.app.testing.Bench;
import io.nablaconsole.app.testing.FakeContainer;
import io.nablaconsole.engine.api.ContainerProcess;
import io.nablaconsole.engine.api.Signal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two runs of two lines each, 100 ms apart, on a clock moved by hand. */
class ReplayViewModelTest {
    private static final Duration STEP = Duration.ofMillis(100);

    private final Bench bench = new Bench().open();
    private final FakeContainer guest = bench.make("two", "unknown.spt");
    private final StringBuilder shown = new StringBuilder();
    private long nanos;
    private boolean behind;
    private final ReplayViewModel model =
            new ReplayViewModel("two", bench.engine, bench.tasks, () -> nanos, new Screen() {
                @Override
                public void show(String text) {
                    shown.append(text);
                }

                @Override
                public void showAnew(String text) {
                    shown.setLength(0);
                    shown.append(text);
                }

                @Override
                public boolean behind() {
                    return behind;
                }
            });

    @BeforeEach
    void record() {
        for (String run : new String[] {"a", "b"}) {
            guest.start(ContainerProcess.ofConfig());
            guest.print((run + "1\n").getBytes(StandardCharsets.UTF_8));
            guest.print((run + "2\n").getBytes(StandardCharsets.UTF_8));
            guest.signal(Signal.KILL, false);
        }
        model.open();
    }

    private void pass(Duration time) {
        for (Duration left = time; !left.isZero(); left = left.minus(Duration.ofMillis(1))) {
            nanos += 1_000_000;
            bench.clock.pass(Duration.ofMillis(1));
        }
    }

    @Test
    void aScreenThatIsBehindIsGivenNoMoreUntilItHasCaughtUp() {
        pass(Duration.ofMillis(66));
        behind = true;
        pass(Duration.ofSeconds(2));
        assertThat(shown).hasToString("a1\n");
        assertThat(model.positionProperty().get())
                .as("the slider goes on")
                .isEqualTo(java.util.Objects.requireNonNull(
                                model.recordingProperty().get())
                        .length());
        assertThat(model.playingProperty().get()).as("it is not at its end").isTrue();
        behind = false;
        pass(Duration.ofMillis(66));
        assertThat(shown.toString()).endsWith("b1\nb2\n");
        assertThat(model.playingProperty().get()).isFalse();
    }

    @Test
    void itPlaysAtItsOwnSpeed() {
        assertThat(model.playingProperty().get()).isTrue();
        pass(Duration.ofMillis(66));
        assertThat(shown).hasToString("a1\n");
        pass(Duration.ofMillis(70));
        assertThat(shown).hasToString("a1\na2\n");
        pass(Duration.ofSeconds(1));
        assertThat(shown).hasToString("a1\na2\nb1\nb2\n");
        assertThat(model.playingProperty().get()).isFalse();
    }

    @Test
    void twiceTheSpeedTakesHalfTheTime() {
        model.speedProperty().set(2);
        pass(Duration.ofMillis(70));
        assertThat(shown).hasToString("a1\na2\n");
    }

    @Test
    void pausedNothingComes() {
        pass(Duration.ofMillis(40));
        model.toggle();
        pass(Duration.ofSeconds(5));
        assertThat(shown).hasToString("a1\n");
        model.toggle();
        pass(Duration.ofMillis(100));
        assertThat(shown).hasToString("a1\na2\n");
    }

    @Test
    void aJumpShowsWhatWasThereThen() {
        pass(Duration.ofSeconds(1));
        model.seek(STEP);
        assertThat(shown).hasToString("a1\na2\n");
        assertThat(model.positionProperty().get()).isEqualTo(STEP);
        model.seek(Duration.ofSeconds(-1));
        assertThat(shown).hasToString("a1\n");
        model.seek(Duration.ofHours(1));
        assertThat(shown).hasToString("a1\na2\nb1\nb2\n");
    }

    @Test
    void stepsGoFromOutputToOutput() {
        model.step(1);
        assertThat(shown).hasToString("a1\n");
        assertThat(model.playingProperty().get()).isFalse();
        model.step(1);
        model.step(1);
        assertThat(shown).hasToString("a1\na2\nb1\n");
        model.step(-1);
        assertThat(shown).hasToString("a1\na2\n");
    }

    @Test
    void runsAreJumpedTo() {
        model.jumpRun(1);
        assertThat(model.run()).isEqualTo(1);
        assertThat(shown).hasToString("a1\na2\nb1\n");
        model.jumpRun(-1);
        assertThat(model.run()).isZero();
    }

    @Test
    void theExportIsAnAsciicast() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        model.writeCast(out);
        assertThat(out.toString(StandardCharsets.UTF_8))
                .startsWith("{\"version\":2,")
                .contains("[0.3,\"o\",\"b2\\n\"]");
    }

    @Test
    void aContainerThatIsGoneIsAProblemInWords() {
        ReplayViewModel gone = new ReplayViewModel("gone", bench.engine, bench.tasks, () -> nanos, new Screen() {
            @Override
            public void show(String text) {}

            @Override
            public void showAnew(String text) {}
        });
        gone.open();
        assertThat(gone.problemProperty().get()).contains("gone");
    }
}
