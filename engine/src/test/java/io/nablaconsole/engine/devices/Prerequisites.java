package io.nablaconsole.engine.devices;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;

/** What some tests need of the machine; where it is missing, a test is skipped and prints why. */
public final class Prerequisites {
    private Prerequisites() {}

    /** Skips the test unless {@code met}. */
    public static void require(boolean met, String otherwise) {
        if (!met) {
            System.out.println("skipped: " + otherwise);
        }
        Assumptions.assumeTrue(met, otherwise);
    }

    /** Solo5's own test unikernel {@code name} for {@code target}, from the tests directory of a built Solo5. */
    public static Path solo5Test(String name, String target) {
        String directory = System.getenv("SOLO5_TESTS");
        require(directory != null, "SOLO5_TESTS does not name the tests directory of a built Solo5");
        Path file = Path.of(String.valueOf(directory), name, name + "." + target);
        require(Files.exists(file), "there is no " + file);
        return file;
    }

    /** A program on the PATH or where administrators' programs are. */
    public static Optional<Path> program(String name) {
        String path = System.getenv("PATH") + ":/usr/sbin:/sbin";
        for (String directory : path.split(":", -1)) {
            Path file = Path.of(directory, name);
            if (Files.isExecutable(file)) {
                return Optional.of(file);
            }
        }
        return Optional.empty();
    }
}
