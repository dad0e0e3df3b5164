package io.nablaconsole.engine.cli;

import io.nablaconsole.engine.api.ExitRecord;
import java.time.Duration;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;

/** Ends a container, asking first. */
@Command(
        name = "stop",
        description = {
            "Ask a container to end, and kill it when it does not.",
            "Prints how it ended; no error when it has ended already."
        },
        mixinStandardHelpOptions = true)
final class StopCommand extends IdCommand {
    @Option(
            names = {"-t", "--time"},
            paramLabel = "TIME",
            description = "how long it has: seconds, or such as 500ms or 2m (default: ${DEFAULT-VALUE})",
            defaultValue = "10",
            converter = Grace.class)
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Duration grace;

    /** Plain seconds, as docker and podman have them, else a length of time as everywhere here. */
    static final class Grace implements ITypeConverter<Duration> {
        @Override
        public Duration convert(String text) {
            return text.matches("\\d{1,9}") ? Duration.ofSeconds(Long.parseLong(text)) : new Interval().convert(text);
        }
    }

    @Override
    public void run() {
        container().stop(grace).map(ExitRecord::reason).ifPresent(System.out::println);
    }
}
