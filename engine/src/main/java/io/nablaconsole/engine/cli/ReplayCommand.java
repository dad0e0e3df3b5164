package io.nablaconsole.engine.cli;

import io.nablaconsole.engine.api.Container;
import io.nablaconsole.engine.api.EngineException;
import io.nablaconsole.engine.api.ErrorCode;
import io.nablaconsole.engine.api.Message;
import io.nablaconsole.engine.api.Recording;
import io.nablaconsole.engine.api.Recording.Frame;
import io.nablaconsole.engine.api.Recording.Part;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Plays a console again as it was. */
@Command(
        name = "replay",
        description = "Play again what a container wrote to its console, at the speed at which it came.",
        mixinStandardHelpOptions = true)
final class ReplayCommand extends IdCommand {
    @Option(names = "--speed", paramLabel = "FACTOR", defaultValue = "1", description = "2 is twice as fast")
    private double speed;

    @Option(names = "--idle", paramLabel = "SECONDS", description = "wait no longer than this where nothing came")
    private @Nullable Double idle;

    @Option(names = "--run", paramLabel = "N", description = "only the Nth run that is kept, counted from 1")
    private @Nullable Integer run;

    @Override
    public void run() {
        if (!(speed > 0) || (idle != null && !(idle >= 0))) {
            throw new EngineException(
                    ErrorCode.CONFIG_INVALID, Message.of("--speed takes a number above 0, --idle seconds from 0 up"));
        }
        Container container = container();
        ConsoleLog.require(container);
        play(container.recording());
    }

    private void play(Recording recording) {
        Duration from = Duration.ZERO;
        Duration to = recording.length();
        if (run != null) {
            Part part = part(recording.parts(), run);
            from = part.at();
            to = part.end();
        }
        Duration now = from;
        try (TerminalOutput out = TerminalOutput.open()) {
            for (Frame frame : recording.frames()) {
                if (frame.at().compareTo(from) < 0 || frame.at().compareTo(to) > 0 || frame.size() != null) {
                    continue;
                }
                pause(frame.at().minus(now));
                now = frame.at();
                byte[] bytes = recording.bytes(frame.from(), frame.to());
                out.write(bytes, 0, bytes.length);
            }
        }
    }

    private Part part(List<Part> parts, int number) {
        if (number < 1 || number > parts.size()) {
            throw new EngineException(
                    ErrorCode.CONFIG_INVALID,
                    Message.of("there is no run %s of container %s: its console keeps %s", number, id, parts.size()));
        }
        return parts.get(number - 1);
    }

    private void pause(Duration time) {
        double seconds = time.toNanos() / 1e9;
        double wait = (idle == null ? seconds : Math.min(seconds, idle)) / speed;
        try {
            Thread.sleep((long) (wait * 1000));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
