package io.nablaconsole.engine.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The capabilities of this program. */
final class Capabilities {
    private static final int HEXADECIMAL = 16;

    private Capabilities() {}

    static boolean effective(int capability) throws IOException {
        return Files.readAllLines(Path.of("/proc/self/status")).stream()
                .filter(line -> line.startsWith("CapEff:"))
                .map(line -> Long.parseUnsignedLong(
                        line.substring("CapEff:".length()).strip(), HEXADECIMAL))
                .anyMatch(set -> (set >>> capability & 1) == 1);
    }
}
