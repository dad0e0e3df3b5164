package io.nablaconsole.app.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.nablaconsole.app.testing.Await;
import io.nablaconsole.app.testing.Bench;
import io.nablaconsole.app.testing.FakeContainer;
import io.nablaconsole.engine.api.ContainerProcess;
import io.nablaconsole.engine.api.Signal;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The marks between runs of which some write nothing. */
class SilentRunsTest {
    private static final String KILLED = "ended: killed by SIGKILL";
    private static final String RUN = "run of";

    private final Bench bench = new Bench().open();
    private final FakeContainer silent = bench.make("silent-1", "hello.spt", "world");
    private final ConsoleFeed feed = new ConsoleFeed(bench.engine, "silent-1");
    private final StringWriter shown = new StringWriter();

    @AfterEach
    void close() {
        feed.close();
    }

    private void read() {
        Thread reader = new Thread(
                () -> {
                    for (String piece = feed.next(); !piece.isEmpty(); piece = feed.next()) {
                        shown.append(piece);
                    }
                },
                "reader");
        reader.setDaemon(true);
        reader.start();
    }

    private void run(String output) {
        silent.start(ContainerProcess.ofConfig());
        feed.wake();
        if (!output.isEmpty()) {
            silent.print(output.getBytes(StandardCharsets.UTF_8));
        }
        silent.signal(Signal.KILL, false);
        feed.wake();
    }

    private List<String> said() {
        return shown.toString()
                .lines()
                .filter(line -> !line.isBlank())
                .map(line -> line.contains(KILLED) ? KILLED : line.contains(RUN) ? RUN : line.strip())
                .toList();
    }

    private void awaitLines(int count) {
        Await.untilAnywhere(count + " lines", () -> said().size() >= count);
    }

    @Test
    void haveTheirMarkInAConsoleThatWasOpenAllTheTime() {
        read();
        run("");
        awaitLines(1);
        run("");
        awaitLines(3);
        run("words\r\n");
        awaitLines(6);
        assertThat(said()).containsExactly(KILLED, RUN, KILLED, RUN, "words", KILLED);
    }

    @Test
    void haveTheirMarkInAConsoleThatIsOpenedLate() {
        run("words\r\n");
        run("");
        read();
        awaitLines(4);
        assertThat(said()).containsExactly("words", KILLED, RUN, KILLED);
    }
}
