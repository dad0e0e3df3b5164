package io.nablaconsole.engine.cli;

import io.nablaconsole.engine.Nabla;
import io.nablaconsole.engine.api.ConsoleSession;
import io.nablaconsole.engine.api.Container;
import io.nablaconsole.engine.api.EngineException;
import io.nablaconsole.engine.api.ErrorCode;
import io.nablaconsole.engine.api.Message;
import io.nablaconsole.engine.api.State;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** Prints a console's log. */
final class ConsoleLog {
    private static final int CHUNK = 1 << 16;

    private ConsoleLog() {}

    /** Fails when the container's streams were never ours to keep. */
    static void require(Container container) {
        State state = container.state();
        if (state.initProcessPid() != 0 && state.consoleSocket() == null) {
            String owner = state.supervised() ? "its supervisor keeps it" : "its streams are those of its creator";
            throw new EngineException(
                    ErrorCode.CONFIG_INVALID,
                    Message.of("cannot show the console of container %s: %s; ask there", container.id(), owner));
        }
    }

    /** Prints what there is now. */
    static void print(ConsoleSession console) {
        try {
            console.copyPresent(System.out);
            System.out.flush();
        } catch (IOException e) {
            throw failed(e);
        }
    }

    /** Prints until the container has ended. */
    static void follow(ConsoleSession console) {
        try {
            console.output().transferTo(System.out);
            System.out.flush();
        } catch (IOException e) {
            throw failed(e);
        }
    }

    /**
     * Shows it until the container has ended.
     *
     * @param again whether there is output of some time ago: a terminal is not asked what it was, or nobody was, asked then
     */
    static void follow(ConsoleSession console, TerminalOutput out, boolean again) {
        try {
            if (again && out.isTerminal()) {
                try (OldOutput old = new OldOutput(out)) {
                    console.copyPresent(old);
                }
            }
            console.output().transferTo(out);
        } catch (IOException e) {
            throw failed(e);
        }
    }

    /** Prints what there is now as asciicast. */
    static void asciicast(Container container) {
        try {
            OutputStream out = new BufferedOutputStream(System.out, CHUNK);
            Nabla.writeAsciicast(container.recording(), container.id().value(), out);
            out.flush();
        } catch (IOException e) {
            throw failed(e);
        }
    }

    private static EngineException failed(IOException e) {
        return new EngineException(ErrorCode.SYSTEM_ERROR, Message.of("cannot read the console's log: %s", e), e);
    }
}
