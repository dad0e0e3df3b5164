package io.nablaconsole.engine;

import static io.nablaconsole.engine.EngineFixture.sample;
import static io.nablaconsole.engine.TestHost.codeOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.nablaconsole.engine.api.ConsoleSession;
import io.nablaconsole.engine.api.Container;
import io.nablaconsole.engine.api.ContainerProcess;
import io.nablaconsole.engine.api.ErrorCode;
import io.nablaconsole.engine.api.ExitRecord;
import io.nablaconsole.engine.api.Signal;
import io.nablaconsole.engine.api.Status;
import io.nablaconsole.engine.api.StopControl;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Stop, and pause and resume that fail half way, of a tender with a monitor. */
@Timeout(60)
class StopTest {
    private static final Duration LONG = Duration.ofMinutes(5);

    @RegisterExtension
    final EngineFixture engine = new EngineFixture();

    private final RefusingHandlers polite =
            new RefusingHandlers("/bin/sh", "-c", "echo on; while :; do sleep 0.1; done");
    private final RefusingHandlers stubborn =
            new RefusingHandlers("/bin/sh", "-c", "trap '' TERM; echo on; while :; do sleep 0.1; done");

    private Container running(RefusingHandlers handlers) {
        Container container = Nabla.factory(engine.root(), handlers.all())
                .create("c", sample("hello").build());
        container.run(ContainerProcess.ofConfig());
        try (ConsoleSession console = container.openConsole()) {
            EngineFixture.readUntil(console, "on");
        }
        return container;
    }

    @Test
    void thePowerButtonComesFirstAndAllTogetherTakesNoLongerThanTheGrace() {
        Container container = running(stubborn);
        List<Integer> left = new ArrayList<>();
        ExitRecord exit = container
                .stop(Duration.ofSeconds(2), new StopControl(left::add))
                .orElseThrow();
        assertThat(exit.signal()).isEqualTo(Signal.KILL);
        assertThat(stubborn.asked()).containsExactly("power");
        assertThat(left).first().isEqualTo(2);
        assertThat(left).last().isEqualTo(0);
        // each second once: the time does not begin anew after the power button
        assertThat(left).isSortedAccordingTo((a, b) -> b - a).doesNotHaveDuplicates();
        assertThat(container.history()).extracting("detail").endsWith("SIGTERM", "SIGKILL");
    }

    @Test
    void canBeHurriedAtAnyTime() {
        Container container = running(stubborn);
        StopControl[] control = new StopControl[1];
        control[0] = new StopControl(left -> control[0].killNow());
        assertThat(container.stop(LONG, control[0]).orElseThrow().signal()).isEqualTo(Signal.KILL);
    }

    @Test
    void canBeCalledOff() {
        Container container = running(stubborn);
        StopControl[] control = new StopControl[1];
        control[0] = new StopControl(left -> control[0].callOff());
        assertThat(container.stop(LONG, control[0])).isEmpty();
        assertThat(container.status()).isEqualTo(Status.RUNNING);
    }

    @Test
    void oneThatIsPausedIsLetGoOnBeforeItsButtonIsPressed() {
        Container container = running(polite);
        container.pause();
        container.stop(Duration.ofMillis(200));
        assertThat(polite.asked()).containsExactly("pause", "resume", "power");
    }

    @Test
    void aContainerThatIsDeletedMeanwhileHasEnded() {
        Container container = running(polite);
        StopControl control = new StopControl(left -> container.destroy());
        assertThat(container.stop(LONG, control)).isEmpty();
    }

    /** A group that cannot be frozen, as one that is gone. */
    private void loseGroup(Container container) throws IOException {
        Path state = engine.root().resolve("c/state.json");
        String text = Files.readString(state);
        assertThat(container.state().cgroup()).containsKey("freezer");
        Files.writeString(state, text.replace("/sys/fs/cgroup/freezer/", "/sys/fs/cgroup/freezer/gone/"));
    }

    @Test
    void aPauseThatFailsHalfWayIsUndone() throws IOException {
        TestHost.assumeRoot();
        Assumptions.assumeTrue(
                Files.isDirectory(Path.of("/sys/fs/cgroup/freezer")), "skipped: needs the freezer of version 1");
        Container container = running(polite);
        String right = Files.readString(engine.root().resolve("c/state.json"));
        loseGroup(container);
        assertThat(codeOf(container::pause)).isEqualTo(ErrorCode.SYSTEM_ERROR);
        assertThat(polite.asked()).containsExactly("pause", "resume");
        assertThat(container.status()).isEqualTo(Status.RUNNING);
        // the brother: a kill when the group goes at the same moment
        container.signal(Signal.KILL, true);
        EngineFixture.exitOf(container);
        Files.writeString(engine.root().resolve("c/state.json"), right);
    }

    @Test
    void aPauseThatCannotBeUndoneCanBeResumedLater() {
        Container container = running(polite);
        polite.deafTo("resume");
        container.pause();
        assertThat(codeOf(container::resume)).isEqualTo(ErrorCode.SYSTEM_ERROR);
        assertThat(container.status()).as("its guest stands still").isEqualTo(Status.PAUSING);
        polite.deafTo("");
        container.resume();
        assertThat(container.status()).isEqualTo(Status.RUNNING);
    }

    @Test
    void aMonitorThatDoesNotAnswerToPauseLeavesItRunning() {
        Container container = running(polite);
        polite.deafTo("pause");
        assertThat(codeOf(container::pause)).isEqualTo(ErrorCode.SYSTEM_ERROR);
        // it may have heard after all
        assertThat(polite.asked()).containsExactly("pause", "resume");
        assertThat(container.status()).isEqualTo(Status.RUNNING);
    }
}
