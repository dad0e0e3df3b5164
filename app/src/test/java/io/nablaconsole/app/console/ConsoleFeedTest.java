package io.nablaconsole.app.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.nablaconsole.app.testing.Await;
import io.nablaconsole.app.testing.Bench;
import io.nablaconsole.app.testing.FakeContainer;
import io.nablaconsole.engine.api.ContainerProcess;
import io.nablaconsole.engine.api.Signal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ConsoleFeedTest {
    private final Bench bench = new Bench().open();
    private final FakeContainer hello = bench.make("hello-1", "hello.spt", "world");
    private final ConsoleFeed feed = new ConsoleFeed(bench.engine, "hello-1");
    private final Collected shown = new Collected();

    /** What the reader has shown so far. */
    private static final class Collected {
        private String text = "";
        private @Nullable Throwable failure;

        synchronized void failed(Throwable e) {
            failure = e;
        }

        /** Fails when its reader has failed: nothing comes any more. */
        synchronized boolean contains(String part) {
            if (failure != null) {
                throw new AssertionError("the reader died after " + text.length() + " characters", failure);
            }
            return text.contains(part);
        }

        /** The end of it, which is what one waits for. */
        synchronized String tail() {
            return text.substring(Math.max(0, text.length() - 500));
        }

        synchronized void append(String piece) {
            text += piece;
        }

        @Override
        public synchronized String toString() {
            return text;
        }
    }

    private void read(ConsoleFeed from) {
        Thread reader = new Thread(
                () -> {
                    try {
                        for (String piece = from.next(); !piece.isEmpty(); piece = from.next()) {
                            shown.append(piece);
                        }
                    } catch (RuntimeException | Error e) {
                        shown.failed(e);
                    }
                },
                "reader");
        reader.setDaemon(true);
        reader.start();
    }

    private void awaitShown(String text) {
        Await.untilAnywhere("console shows " + text, shown::tail, () -> shown.contains(text));
    }

    private static int count(String text, String part) {
        return text.split(part, -1).length - 1;
    }

    @AfterEach
    void close() {
        feed.close();
    }

    @Test
    void showsAllThatWasWrittenAndHowItEnded() {
        hello.run(ContainerProcess.ofConfig());
        read(feed);
        awaitShown("ended: exited with code 0");
        assertThat(shown.toString()).startsWith("Hello world\r\n");
    }

    @Test
    void followsTheNextRunWithoutRepeatingTheLast() {
        read(feed);
        hello.run(ContainerProcess.ofConfig());
        feed.wake();
        awaitShown("ended: exited");
        hello.run(ContainerProcess.ofConfig());
        feed.wake();
        Await.untilAnywhere("second end", () -> count(shown.toString(), "ended: exited") == 2);
        assertThat(count(shown.toString(), "Hello world")).isEqualTo(2);
    }

    @Test
    void aConsoleOpenedLateSaysWhereOneRunEndedAndTheNextBegan() {
        hello.run(ContainerProcess.ofConfig());
        hello.awaitExit(Duration.ofSeconds(10));
        hello.run(ContainerProcess.ofConfig());
        hello.awaitExit(Duration.ofSeconds(10));
        read(feed);
        Await.untilAnywhere("both ends", () -> count(shown.toString(), "ended: exited") == 2);
        String text = shown.toString();
        assertThat(count(text, "── run of ")).isEqualTo(1);
        assertThat(text.indexOf("Hello world")).isLessThan(text.indexOf("ended: exited"));
        assertThat(text.indexOf("ended: exited")).isLessThan(text.indexOf("── run of "));
        assertThat(text.indexOf("── run of ")).isLessThan(text.lastIndexOf("Hello world"));
    }

    @Test
    void whatComesFasterThanItCanBeReadIsLeftOutAndSaidSo() {
        hello.start(ContainerProcess.ofConfig());
        for (int i = 0; i < 40; i++) {
            hello.print(("\u001b[?7l" + "x".repeat(99_990) + "\n").getBytes(StandardCharsets.UTF_8));
        }
        hello.print("the last line\n".getBytes(StandardCharsets.UTF_8));
        hello.signal(Signal.KILL, false);
        read(feed);
        awaitShown("the last line");
        assertThat(shown.toString()).contains("3.6 MiB not shown").hasSizeLessThan(Backlog.KEPT + 4096);
        assertThat(shown.toString()).contains("\u001b[?7l");
    }

    @Test
    void whatTheLogKeptNoMoreBeforeItCouldBeReadIsSaid() {
        hello.start(ContainerProcess.ofConfig());
        hello.print("seen\n".getBytes(StandardCharsets.UTF_8));
        read(feed);
        awaitShown("seen");
        feed.hold(true);
        hello.print("taken by the reader that waits\n".getBytes(StandardCharsets.UTF_8));
        awaitShown("taken");
        hello.print("x".repeat(3072).getBytes(StandardCharsets.UTF_8));
        hello.forgetOutput();
        hello.print("kept\n".getBytes(StandardCharsets.UTF_8));
        feed.hold(false);
        awaitShown("kept");
        assertThat(shown.toString())
                .contains("── 3 KiB before this are no longer kept ──")
                .doesNotContain("xxx");
    }

    @Test
    void aConsoleOpenedAfterItsLogForgotSaysSo() {
        hello.start(ContainerProcess.ofConfig());
        hello.print("x".repeat(2048).getBytes(StandardCharsets.UTF_8));
        hello.forgetOutput();
        hello.print("kept\n".getBytes(StandardCharsets.UTF_8));
        read(feed);
        awaitShown("kept");
        assertThat(shown.toString()).contains("── 2 KiB before this are no longer kept ──");
    }

    @Test
    void inputGoesToALiveContainerOnly() {
        FakeContainer clock = bench.make("clock-1", "clock.spt");
        try (ConsoleFeed live = new ConsoleFeed(bench.engine, "clock-1")) {
            clock.run(ContainerProcess.ofConfig());
            read(live);
            awaitShown("up");
            live.write("yes\r");
            assertThat(clock.typed()).isEqualTo("yes\r");
            clock.signal(Signal.KILL, false);
            awaitShown("ended: killed by SIGKILL");
            live.write("too late");
            assertThat(clock.typed()).isEqualTo("yes\r");
        }
    }

    @Test
    void closingEndsTheReader() {
        feed.close();
        assertThat(feed.next()).isEmpty();
    }
}
