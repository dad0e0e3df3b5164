package io.nablaconsole.engine.cli;

import io.nablaconsole.engine.api.EngineException;
import io.nablaconsole.engine.api.ErrorCode;
import io.nablaconsole.engine.api.Message;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Unmatched;

/** Says at once that this cannot be. */
@Command(name = "exec", description = "Not possible: a unikernel has no second process.")
final class ExecCommand implements Runnable {
    @Unmatched
    private List<String> unusedWords = new ArrayList<>();

    @Override
    public void run() {
        throw new EngineException(
                ErrorCode.CONFIG_INVALID,
                Message.of("cannot execute a command in a container: a unikernel is one program without processes; use"
                        + " 'attach' or 'logs' for its console, or 'run' for another container"));
    }
}
