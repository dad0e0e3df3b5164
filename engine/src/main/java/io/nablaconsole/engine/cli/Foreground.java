package io.nablaconsole.engine.cli;

import io.nablaconsole.engine.api.ConsoleSession;
import io.nablaconsole.engine.api.Container;
import io.nablaconsole.engine.api.ExitRecord;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A container at the gate that is run for its caller, and shown until it ends: it does not outlive that by accident. */
final class Foreground {
    private static final Duration AFTER_OUTPUT = Duration.ofSeconds(10);
    private static final Duration GRACE = Duration.ofSeconds(2);

    private final Container container;
    private final boolean keep;
    private final Runnable interrupted = this::interrupted;
    private final CountDownLatch shown = new CountDownLatch(1);
    private boolean running;

    /** @param keep whether the container stays when it has ended */
    Foreground(Container container, boolean keep) {
        this.container = container;
        this.keep = keep;
    }

    /** Starts it, shows it, and returns the exit code for this program. */
    int show(DetachKeys keys) {
        AtExit.add(interrupted);
        HostSignals.forwardTo(container);
        try {
            return shown(keys);
        } catch (RuntimeException e) {
            if (AtExit.remove(interrupted)) {
                giveUp(e);
            } else if (AtExit.ending()) {
                AtExit.awaitEnd();
            }
            throw e;
        }
    }

    private int shown(DetachKeys keys) {
        boolean ended;
        try (ConsoleSession console = container.openConsole()) {
            ended = new Viewer(console, container.config().terminal(), keys).show(this::start);
        } finally {
            shown.countDown();
        }
        if (!AtExit.remove(interrupted)) {
            AtExit.awaitEnd();
        }
        if (!ended) {
            System.err.println("nablactl: detached; come back with: nablactl attach " + container.id());
            return 0;
        }
        Optional<ExitRecord> exit = container.awaitExit(AFTER_OUTPUT);
        exit.filter(record -> record.signal() != null)
                .ifPresent(record -> System.err.println("nablactl: " + record.reason()));
        if (!keep) {
            container.destroy();
        }
        return exit.map(ExitRecord::shellCode).orElse(1);
    }

    private void start() {
        container.exec();
        running = true;
    }

    /** What never ran is of no use to anybody; what runs and is to be kept stays, unless the reader of its output left. */
    private void giveUp(RuntimeException failure) {
        try {
            if (running && failure instanceof StandardOutput.Broken) {
                container.stop(GRACE);
            }
            if (!running || !keep) {
                container.destroy();
            }
        } catch (RuntimeException e) {
            failure.addSuppressed(e);
        }
    }

    /** Ctrl-C or a SIGTERM to this program: the container was run for it and ends with it. */
    private void interrupted() {
        try {
            container.stop(GRACE);
            // its last words, before the log goes
            boolean unused = shown.await(GRACE.toMillis(), TimeUnit.MILLISECONDS);
            if (!keep) {
                container.destroy();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
