package io.nablaconsole.engine.hook;

import io.nablaconsole.engine.store.ProcessIdentity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Which process runs a hook of which container, noted beside the hook's files: who deletes the container by force may be
 * another program than the one that waits for the hook.
 */
record RunningHook(String container, ProcessIdentity process) {
    private static final String NAME = "hook";

    void note(Path files) throws IOException {
        Files.write(
                files.resolve(NAME),
                List.of(container, String.valueOf(process.pid()), process.start(), process.bootId()));
    }

    /** What was noted in {@code files}; empty when no hook runs there, or it is only about to. */
    static Optional<RunningHook> in(Path files) {
        Path note = files.resolve(NAME);
        try {
            List<String> lines =
                    Files.isRegularFile(note, LinkOption.NOFOLLOW_LINKS) ? Files.readAllLines(note) : List.of();
            return lines.size() == 4
                    ? Optional.of(new RunningHook(
                            lines.get(0),
                            new ProcessIdentity(Integer.parseInt(lines.get(1)), lines.get(2), lines.get(3))))
                    : Optional.empty();
        } catch (IOException | NumberFormatException e) {
            return Optional.empty();
        }
    }
}
