package io.nablaconsole.engine;

import io.nablaconsole.engine.api.Config;
import io.nablaconsole.engine.api.ExecHandler;
import io.nablaconsole.engine.api.HandlerContext;
import io.nablaconsole.engine.api.HandlerState;
import io.nablaconsole.engine.api.Handlers;
import io.nablaconsole.engine.api.TenderCommand;
import io.nablaconsole.engine.handler.NoHandler;
import java.nio.file.Path;
import java.util.List;

/** Handlers whose tender is an ordinary Linux program: shows that handlers can be replaced, and lets tests read input. */
final class ProgramHandlers implements ExecHandler {
    private final List<String> command;

    private ProgramHandlers(List<String> command) {
        this.command = command;
    }

    static Handlers of(String... command) {
        return new Handlers(new NoHandler(), new NoHandler(), new ProgramHandlers(List.of(command)));
    }

    @Override
    public String tender(Config config) {
        return "program";
    }

    @Override
    public void validate(Config config) {
        // any configuration will do: it is not looked at
    }

    @Override
    public TenderCommand command(HandlerContext context, HandlerState state) {
        return new TenderCommand(
                Path.of(command.get(0)), command, List.of("PATH=/usr/bin:/bin", "TERM=xterm"), List.of());
    }

    @Override
    public HandlerState create(HandlerContext context) {
        return HandlerState.EMPTY;
    }

    @Override
    public void destroy(HandlerContext context, HandlerState state) {
        // nothing was made
    }
}
