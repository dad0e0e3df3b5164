package io.nablaconsole.engine.doctor;

import io.nablaconsole.engine.api.Message;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Whether the window could open: its libraries, and a display. The command line needs neither. */
record WindowCheck(@Nullable String display, @Nullable String wayland) implements Check {
    private static final List<Path> LIBRARIES =
            List.of(Path.of("/usr/lib/x86_64-linux-gnu"), Path.of("/usr/lib64"), Path.of("/usr/lib"));

    @Override
    public String name() {
        return "window";
    }

    @Override
    public Finding run() throws IOException {
        List<String> packages = new ArrayList<>();
        if (!installed("libgtk-3.so.0")) {
            packages.add("libgtk-3-0");
        }
        if (!installed("libXtst.so.6")) {
            packages.add("libxtst6");
        }
        if (!packages.isEmpty()) {
            String names = String.join(" ", packages);
            return Finding.optional(Message.of("the window lacks %s", names), "apt-get install " + names);
        }
        if (display == null && wayland == null) {
            return Finding.optional(
                    Message.of("there is no display: the window plays its demo without one"),
                    "xvfb-run bin/nabla-console");
        }
        return Finding.good(
                Message.of("GTK and libXtst are there, and a display: %s", display == null ? wayland : display));
    }

    private static boolean installed(String library) throws IOException {
        for (Path directory : LIBRARIES) {
            try (Stream<Path> files = Files.exists(directory) ? Files.list(directory) : Stream.empty()) {
                if (files.anyMatch(file -> file.endsWith(library))) {
                    return true;
                }
            }
        }
        return false;
    }
}
