package io.nablaconsole.app.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.nablaconsole.app.testing.Bench;
import io.nablaconsole.app.testing.FakeContainer;
import io.nablaconsole.engine.api.ContainerProcess;
import io.nablaconsole.engine.api.EngineException;
import io.nablaconsole.engine.api.ErrorCode;
import io.nablaconsole.engine.api.Message;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A console that cannot be read for a while. */
@Timeout(60)
class BrokenConsoleTest {
    private final Bench bench = new Bench().open();
    private final FakeContainer clock = bench.make("clock-1", "clock.spt");

    static Stream<RuntimeException> troubles() {
        return Stream.of(
                new EngineException(ErrorCode.SYSTEM_ERROR, Message.of("cannot read %s", "the index")),
                new IllegalArgumentException("cannot read the index"));
    }

    @ParameterizedTest
    @MethodSource("troubles")
    void saysSoTakesNoPlaceAtTheShimAndGoesOnAfterwards(RuntimeException trouble) {
        clock.start(ContainerProcess.ofConfig());
        clock.print("hello\n".getBytes(StandardCharsets.UTF_8));
        clock.failRuns(trouble);
        try (ConsoleFeed feed = new ConsoleFeed(bench.engine, "clock-1")) {
            for (int i = 0; i < 20; i++) {
                feed.wake();
                assertThat(feed.next()).contains("annot read the index");
                assertThat(clock.viewers()).isZero();
            }
            clock.failRuns(null);
            feed.wake();
            assertThat(feed.next()).contains("hello");
            assertThat(clock.viewers()).isOne();
        }
        assertThat(clock.viewers()).isZero();
    }
}
