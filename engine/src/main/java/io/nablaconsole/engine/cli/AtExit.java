package io.nablaconsole.engine.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * What is still to be done when a signal ends this program: one step after the other, in the order in which they were
 * asked for. The JVM's own hooks run all at once, and cannot be taken back once they do.
 */
final class AtExit {
    private static final List<Runnable> STEPS = new ArrayList<>();
    private static boolean hooked;
    private static boolean ending;

    private AtExit() {}

    /** Has {@code step} done at a sudden end; in the midst of one, waits for it. */
    static void add(Runnable step) {
        synchronized (STEPS) {
            if (!hooked && !ending) {
                hooked = hook();
            }
            if (!ending) {
                STEPS.add(step);
                return;
            }
        }
        awaitEnd();
    }

    private static boolean hook() {
        try {
            Runtime.getRuntime().addShutdownHook(new Thread(AtExit::run, "nablactl-exit"));
            return true;
        } catch (IllegalStateException e) {
            ending = true;
            return false;
        }
    }

    /** Takes {@code step} back; false when this program is ending, and sees to it. */
    static boolean remove(Runnable step) {
        synchronized (STEPS) {
            return !ending && STEPS.remove(step);
        }
    }

    /** Whether this program is ending. */
    static boolean ending() {
        synchronized (STEPS) {
            return ending;
        }
    }

    /** Leaves the rest to the steps: does not return. */
    static void awaitEnd() {
        while (true) {
            LockSupport.park();
        }
    }

    private static void run() {
        for (Runnable step = next(); step != null; step = next()) {
            try {
                step.run();
            } catch (RuntimeException e) {
                // the next one gives the user the terminal back
                System.err.println("nablactl: " + e.getMessage());
            }
        }
    }

    private static @Nullable Runnable next() {
        synchronized (STEPS) {
            ending = true;
            return STEPS.isEmpty() ? null : STEPS.remove(0);
        }
    }
}
