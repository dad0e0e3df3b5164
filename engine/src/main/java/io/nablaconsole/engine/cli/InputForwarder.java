package io.nablaconsole.engine.cli;

import io.nablaconsole.engine.api.ConsoleSession;
import io.nablaconsole.engine.api.EngineException;
import java.io.IOException;
import java.util.Arrays;

/** Passes this program's standard input on to a console until either ends. */
final class InputForwarder {
    private InputForwarder() {}

    static void start(ConsoleSession console) {
        Thread thread = new Thread(() -> forward(console), "nablactl-input");
        // a read of standard input cannot be interrupted: the thread must not keep the program alive
        thread.setDaemon(true);
        thread.start();
    }

    private static void forward(ConsoleSession console) {
        byte[] buffer = new byte[4096];
        try {
            for (int count = System.in.read(buffer); count >= 0; count = System.in.read(buffer)) {
                console.write(Arrays.copyOf(buffer, count));
            }
            console.endInput();
        } catch (IOException | EngineException e) {
            // the container has ended, or there is no input: either way there is nobody left to tell
            return;
        }
    }
}
