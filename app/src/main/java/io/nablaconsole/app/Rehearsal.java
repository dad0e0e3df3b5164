package io.nablaconsole.app;

import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import javafx.application.Application;

/**
 * What the build runs to see which classes a window needs, for the archive it starts with: the demo, drawn in memory, and
 * before it the classes that a window on a display needs in their place.
 */
public final class Rehearsal {
    /** Of a display by way of GTK; not initialized, as there may be none here. */
    private static final List<String> DISPLAY =
            List.of("com/sun/glass/ui/gtk/", "com/sun/glass/ui/delegate/", "com/sun/prism/es2/", "com/sun/prism/sw/");

    private Rehearsal() {}

    /**
     * Rehearses, then ends the program.
     *
     * @param args {@code --root DIR}
     */
    public static void main(String[] args) throws IOException, URISyntaxException {
        URL jar = Objects.requireNonNull(
                Application.class.getProtectionDomain().getCodeSource().getLocation());
        try (ZipFile classes = new ZipFile(Path.of(jar.toURI()).toFile())) {
            classes.stream().map(ZipEntry::getName).filter(Rehearsal::ofDisplay).forEach(Rehearsal::load);
        }
        Main.main(Stream.concat(Stream.of(args), Stream.of("--demo")).toArray(String[]::new));
    }

    private static boolean ofDisplay(String entry) {
        return entry.endsWith(".class") && DISPLAY.stream().anyMatch(entry::startsWith);
    }

    private static void load(String entry) {
        String name = entry.substring(0, entry.length() - ".class".length()).replace('/', '.');
        try {
            Class.forName(name, false, Rehearsal.class.getClassLoader());
        } catch (ClassNotFoundException | LinkageError e) {
            System.err.println("not rehearsed: " + name + ": " + e);
        }
    }
}
