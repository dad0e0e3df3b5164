package io.nablaconsole.engine.cgroup;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;

/** Reads and writes the kernel's files in a control group. */
final class GroupFile {
    private GroupFile() {}

    /** Writes without making the file: one that is not there is a controller's that is not there. */
    static void write(Path file, String value) throws IOException {
        Files.write(file, value.getBytes(StandardCharsets.US_ASCII), StandardOpenOption.WRITE);
    }

    /** The content without the line's end; empty where it cannot be read. */
    static Optional<String> read(Path file) {
        try {
            return Optional.of(
                    Files.readString(file, StandardCharsets.ISO_8859_1).strip());
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** The number after {@code name} in a file of lines {@code NAME NUMBER}. */
    static Optional<Long> member(Path file, String name) {
        return read(file).stream()
                .flatMap(String::lines)
                .filter(line -> line.startsWith(name + " "))
                .map(line -> Long.valueOf(line.substring(name.length() + 1).strip()))
                .findFirst();
    }

    /** The numbers in a file with one a line; none where it cannot be read. */
    static List<Integer> numbers(Path file) {
        return read(file).stream().flatMap(String::lines).map(Integer::valueOf).toList();
    }
}
