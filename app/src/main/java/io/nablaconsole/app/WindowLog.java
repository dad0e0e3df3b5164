package io.nablaconsole.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.logging.FileHandler;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/** What the window notes in files: what failed, with its causes. Two files of half a megabyte at most. */
final class WindowLog {
    private static final int FILE_BYTES = 512 << 10;
    private static final int FILES = 2;

    /** Held: a logger nobody holds forgets its level. */
    private static final Logger PRODUCT = Logger.getLogger("io.nablaconsole");

    private WindowLog() {}

    /** Notes in {@code directory} from now on; where that cannot be done it goes without, and says so once. */
    static void open(Path directory) {
        try {
            Files.createDirectories(directory);
            FileHandler file =
                    new FileHandler(directory.resolve("window.%g.log").toString(), FILE_BYTES, FILES, true);
            file.setFormatter(new SimpleFormatter());
            file.setLevel(Level.ALL);
            PRODUCT.addHandler(file);
            PRODUCT.setLevel(Level.CONFIG); // what a notice has told the user is not printed as well
        } catch (IOException e) {
            PRODUCT.log(Level.WARNING, "no log is kept in " + directory, e);
        }
    }
}
