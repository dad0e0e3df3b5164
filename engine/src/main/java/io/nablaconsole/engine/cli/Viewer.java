package io.nablaconsole.engine.cli;

import io.nablaconsole.engine.api.ConsoleSession;
import java.util.Optional;

/** Joins this program's streams, and its terminal where there is one, to a console. */
final class Viewer {
    private final ConsoleSession console;
    private final boolean terminal;
    private final DetachKeys keys;

    /**
     * A view of {@code console}.
     *
     * @param terminal whether the container has a terminal too: then ours becomes raw
     * @param keys that leave a raw one
     */
    Viewer(ConsoleSession console, boolean terminal, DetachKeys keys) {
        this.console = console;
        this.terminal = terminal;
        this.keys = keys;
    }

    /**
     * Shows the console of a container that begins, until it ends.
     *
     * @param ready run once everything is joined
     * @return false when the detach keys were typed
     */
    boolean show(Runnable ready) {
        return show(true, ready);
    }

    /** Shows the console of a container that may have printed before; else as {@link #show(Runnable)}. */
    boolean showAgain() {
        return show(false, () -> {});
    }

    private boolean show(boolean first, Runnable ready) {
        try (TerminalOutput out = TerminalOutput.open()) {
            Optional<HostTerminal> host = terminal ? HostTerminal.raw() : Optional.empty();
            try {
                if (host.isPresent()) {
                    resize();
                    HostSignals.onResize(this::resize);
                }
                // the end of standard input is the container's only if it began with it
                InputForwarder input = InputForwarder.start(console, host.isPresent() ? keys : null, first);
                ready.run();
                ConsoleLog.follow(console, out, !first);
                return !input.detached();
            } finally {
                host.ifPresent(HostTerminal::close);
            }
        }
    }

    private void resize() {
        HostTerminal.size().ifPresent(console::resize);
    }
}
