package io.nablaconsole.app.live.measure;

import io.nablaconsole.engine.api.Config;
import io.nablaconsole.engine.api.ExecHandler;
import io.nablaconsole.engine.api.HandlerContext;
import io.nablaconsole.engine.api.HandlerState;
import io.nablaconsole.engine.api.Handlers;
import io.nablaconsole.engine.api.TenderCommand;
import java.nio.file.Path;
import java.util.List;

/**
 * Runs an ordinary Linux program where a unikernel would run, so that both are started and measured by the same hands.
 * The program is the container's image, its arguments are the guest's.
 */
final class ProgramExec implements ExecHandler {
    static Handlers handlers() {
        ProgramExec program = new ProgramExec();
        return new Handlers(program, program, program); // it needs no files and no network
    }

    @Override
    public String tender(Config config) {
        return "linux";
    }

    @Override
    public void validate(Config config) {
        // any program will do
    }

    @Override
    public TenderCommand command(HandlerContext context, HandlerState state) {
        Path program = context.config().image();
        List<String> words = new java.util.ArrayList<>();
        words.add(program.toString());
        words.addAll(context.config().guestArguments());
        return new TenderCommand(program, words, List.of("PATH=/usr/bin:/bin", "LC_ALL=C"), List.of());
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
