package io.nablaconsole.engine.cli;

import io.nablaconsole.engine.api.ConsoleSession;
import io.nablaconsole.engine.api.EngineException;
import java.io.IOException;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Passes this program's standard input on to a console until either ends, or the detach keys are typed. */
final class InputForwarder {
    /** How long the next of the detach keys is waited for: what an editor of lines takes for one stroke of keys. */
    private static final long PATIENCE_NS = TimeUnit.MILLISECONDS.toNanos(500);

    private static final long LOOK_MS = 10;

    private final ConsoleSession console;
    private final @Nullable DetachKeys keys;
    private final boolean passEnd;
    private volatile boolean detached;

    private InputForwarder(ConsoleSession console, @Nullable DetachKeys keys, boolean passEnd) {
        this.console = console;
        this.keys = keys;
        this.passEnd = passEnd;
    }

    /**
     * Begins to pass input on.
     *
     * @param keys that leave the console; null where standard input is no raw terminal, on which they mean something
     * @param passEnd whether the end of standard input is the end of the console's
     */
    static InputForwarder start(ConsoleSession console, @Nullable DetachKeys keys, boolean passEnd) {
        InputForwarder forwarder = new InputForwarder(console, keys, passEnd);
        Thread thread = new Thread(forwarder::forward, "nablactl-input");
        // a read of standard input cannot be interrupted: the thread must not keep the program alive
        thread.setDaemon(true);
        thread.start();
        return forwarder;
    }

    /** Whether the detach keys were typed; the console's output has ended then. */
    boolean detached() {
        return detached;
    }

    private void forward() {
        byte[] buffer = new byte[4096];
        try {
            for (int count = System.in.read(buffer); count >= 0; count = System.in.read(buffer)) {
                pass(keys == null ? Arrays.copyOf(buffer, count) : keys.filter(buffer, count));
                if (keys != null && keys.found()) {
                    detached = true;
                    console.close();
                    return;
                }
                if (keys != null && keys.holding() && !moreComes()) {
                    pass(keys.release());
                }
            }
            if (passEnd) {
                console.endInput();
            }
        } catch (IOException | EngineException e) {
            // the container has ended, or there is no input: either way there is nobody left to tell
            return;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void pass(byte... typed) {
        if (typed.length > 0) {
            console.write(typed);
        }
    }

    /** Whether something is typed soon. A read has no time limit, so this looks; only while keys are held back. */
    private static boolean moreComes() throws IOException, InterruptedException {
        long since = System.nanoTime();
        while (System.in.available() == 0) {
            if (System.nanoTime() - since > PATIENCE_NS) {
                return false;
            }
            Thread.sleep(LOOK_MS);
        }
        return true;
    }
}
