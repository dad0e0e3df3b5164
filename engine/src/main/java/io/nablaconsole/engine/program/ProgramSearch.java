package io.nablaconsole.engine.program;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where programs are looked for.
 *
 * @param directories absolute, the first one that has the program wins
 */
public record ProgramSearch(List<Path> directories) {
    /** Where programs for administrators are; a user's PATH often lacks it. */
    private static final String ADMINISTRATORS = "/usr/local/sbin:/usr/sbin:/sbin";

    public ProgramSearch {
        directories = List.copyOf(directories);
    }

    /** This process's PATH, then the administrators' directories. */
    public static ProgramSearch path() {
        List<Path> directories = new ArrayList<>(directories(System.getenv("PATH")));
        directories.addAll(directories(ADMINISTRATORS));
        return new ProgramSearch(directories);
    }

    /** {@code first}, then what this has. */
    public ProgramSearch after(List<Path> first) {
        List<Path> all = new ArrayList<>(first);
        all.addAll(directories);
        return new ProgramSearch(all);
    }

    /** The directories of a list as PATH has it; those that are not absolute are left out. */
    public static List<Path> directories(@Nullable String list) {
        List<Path> directories = new ArrayList<>();
        for (String entry : list == null ? new String[0] : list.split(":", -1)) {
            try {
                Path directory = Path.of(entry);
                if (directory.isAbsolute()) {
                    directories.add(directory);
                }
            } catch (InvalidPathException e) {
                // no directory has this name, so no program is in it
            }
        }
        return directories;
    }

    /** The first executable file of this name. */
    public Optional<Path> find(String name) {
        return directories.stream()
                .map(directory -> directory.resolve(name))
                .filter(file -> Files.isRegularFile(file) && Files.isExecutable(file))
                .findFirst();
    }
}
