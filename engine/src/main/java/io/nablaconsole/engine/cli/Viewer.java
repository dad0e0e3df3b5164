package io.nablaconsole.engine.cli;

import io.nablaconsole.engine.api.ConsoleSession;
import io.nablaconsole.engine.api.EngineException;
import io.nablaconsole.engine.api.ErrorCode;
import io.nablaconsole.engine.api.Message;
import java.io.IOException;
import java.util.Optional;

/** Joins this program's streams, and its terminal where there is one, to a console. */
final class Viewer {
    private final ConsoleSession console;
    private final boolean terminal;

    /** @param terminal whether the container has a terminal too: then ours becomes raw */
    Viewer(ConsoleSession console, boolean terminal) {
        this.console = console;
        this.terminal = terminal;
    }

    /**
     * Shows the console until it ends.
     *
     * @param passEnd whether the end of standard input is the end of the console's
     * @param ready run once everything is joined
     * @return false when the detach keys were typed
     */
    boolean show(boolean passEnd, Runnable ready) {
        Optional<HostTerminal> host = terminal ? HostTerminal.raw() : Optional.empty();
        try {
            if (host.isPresent()) {
                resize();
                WindowSignal.onResize(this::resize);
            }
            InputForwarder input = InputForwarder.start(console, host.isPresent(), passEnd);
            ready.run();
            console.output().transferTo(System.out);
            System.out.flush();
            return !input.detached();
        } catch (IOException e) {
            throw new EngineException(ErrorCode.SYSTEM_ERROR, Message.of("cannot show the console: %s", e), e);
        } finally {
            host.ifPresent(HostTerminal::close);
        }
    }

    private void resize() {
        HostTerminal.size().ifPresent(console::resize);
    }
}
