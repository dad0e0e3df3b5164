package io.nablaconsole.engine.cli;

import io.nablaconsole.engine.api.ConsoleSession;
import io.nablaconsole.engine.api.EngineException;
import java.io.IOException;
import java.util.Arrays;

/** Passes this program's standard input on to a console until either ends, or the detach keys are typed. */
final class InputForwarder {
    private final ConsoleSession console;
    private final boolean terminal;
    private final boolean passEnd;
    private final DetachKeys keys = new DetachKeys();
    private volatile boolean detached;

    private InputForwarder(ConsoleSession console, boolean terminal, boolean passEnd) {
        this.console = console;
        this.terminal = terminal;
        this.passEnd = passEnd;
    }

    /**
     * Begins to pass input on.
     *
     * @param terminal whether standard input is a raw terminal, on which the detach keys mean something
     * @param passEnd whether the end of standard input is the end of the console's
     */
    static InputForwarder start(ConsoleSession console, boolean terminal, boolean passEnd) {
        InputForwarder forwarder = new InputForwarder(console, terminal, passEnd);
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
                byte[] typed = terminal ? keys.filter(buffer, count) : Arrays.copyOf(buffer, count);
                if (typed.length > 0) {
                    console.write(typed);
                }
                if (keys.found()) {
                    detached = true;
                    console.close();
                    return;
                }
            }
            if (passEnd) {
                console.endInput();
            }
        } catch (IOException | EngineException e) {
            // the container has ended, or there is no input: either way there is nobody left to tell
            return;
        }
    }
}
