package io.nablaconsole.app.testing;

import io.nablaconsole.engine.api.Signal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** What a fake unikernel does once it runs. */
final class FakeGuest {
    private final FakeContainer container;
    private final ScheduledExecutorService timer;
    private final long begun = System.nanoTime();
    private @Nullable ScheduledFuture<?> ticking;
    private int line;

    FakeGuest(FakeContainer container, ScheduledExecutorService timer) {
        this.container = container;
        this.timer = timer;
    }

    /** Runs what the image's name says. */
    void run(String image, List<String> arguments) {
        switch (image.replaceFirst("\\..*", "")) {
            case "hello" -> {
                print("Hello " + String.join(" ", arguments) + "\n");
                container.exited(0);
            }
            case "exitcode" -> container.exited(Integer.parseInt(arguments.get(0)));
            case "crash" -> {
                print("\u001b[33mwriting to address 0\u001b[0m\n");
                container.killed(Signal.SEGV);
            }
            case "forbidden" -> {
                print("opening /etc/passwd on the host\n");
                container.killed(Signal.SYS);
            }
            case "clock" -> ticking = timer.scheduleAtFixedRate(this::tick, 0, 200, TimeUnit.MILLISECONDS);
            default -> print("started\n");
        }
    }

    private void tick() {
        if (!container.held()) {
            long ms = (System.nanoTime() - begun) / 1_000_000;
            print("\u001b[36m" + ++line + "\u001b[0m  up \u001b[32m" + ms + "\u001b[0m ms\n");
        }
    }

    void end() {
        ScheduledFuture<?> running = ticking;
        if (running != null) {
            running.cancel(false);
        }
    }

    private void print(String text) {
        boolean terminal = container.config().terminal();
        container.print((terminal ? text.replace("\n", "\r\n") : text).getBytes(StandardCharsets.UTF_8));
    }
}
