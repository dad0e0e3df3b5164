package io.nablaconsole.engine.cli;

import io.nablaconsole.engine.api.EngineException;
import io.nablaconsole.engine.api.ErrorCode;
import io.nablaconsole.engine.api.Message;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Unmatched;

/** Says at once that this cannot be; for {@code checkpoint} and {@code restore}. */
@Command(description = "Not possible: a unikernel cannot be written to disk and brought back.")
final class CheckpointCommand implements Runnable {
    @Unmatched
    private List<String> unusedWords = new ArrayList<>();

    @Override
    public void run() {
        throw new EngineException(
                ErrorCode.CONFIG_INVALID,
                Message.of("cannot checkpoint or restore a container: nothing can write down what a unikernel and its"
                        + " devices are doing; use 'pause' and 'resume' to hold it"));
    }
}
