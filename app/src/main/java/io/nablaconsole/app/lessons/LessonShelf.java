package io.nablaconsole.app.lessons;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.nablaconsole.app.lessons.script.Lesson;
import io.nablaconsole.app.lessons.script.LessonException;
import io.nablaconsole.app.lessons.script.LessonReader;
import io.nablaconsole.engine.Nabla;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The lessons there are: those that ship with the window, then those of the user; one of the user's replaces a shipped one
 * of the same name. Reads files: not for the FX thread.
 */
public final class LessonShelf {
    private static final String SHIPPED = "/io/nablaconsole/app/lessons/";
    private static final String ENDING = ".json";

    /** Far more than a lesson has words. */
    private static final int MOST = 4 << 20;

    private final Path directory;

    /** Lessons of the user lie in {@code directory}, which need not be there. */
    public LessonShelf(Path directory) {
        this.directory = directory;
    }

    /** Where a user's lessons lie: {@code $XDG_DATA_HOME/nabla-console/lessons}. */
    public static Path directory(Map<String, String> environment) {
        String data = environment.get("XDG_DATA_HOME");
        Path base = data != null && data.startsWith("/")
                ? Path.of(data)
                : Path.of(System.getProperty("user.home", "/"), ".local/share");
        return base.resolve("nabla-console/lessons");
    }

    /**
     * A lesson, or a file that is none.
     *
     * @param file where it was read
     * @param lesson null when the file is wrong
     * @param problem what is wrong with the file, for people; null when nothing is
     */
    public record Entry(
            String id,
            String file,
            @Nullable Lesson lesson,
            @Nullable String problem) {}

    /** Where the lessons of the user lie. */
    public Path directory() {
        return directory;
    }

    /**
     * Reads them all; a file that is wrong is an entry that says so.
     *
     * @throws IOException when the directory cannot be listed
     */
    public List<Entry> read() throws IOException {
        Map<String, Entry> entries = new LinkedHashMap<>();
        for (String id : shippedIds()) {
            entries.put(id, shipped(id));
        }
        for (Path file : files()) {
            Entry entry = own(file);
            entries.put(entry.id(), entry);
        }
        return List.copyOf(entries.values());
    }

    private static List<String> shippedIds() throws IOException {
        return List.of(JsonMapper.builder().build().readValue(resource("lessons.json"), String[].class));
    }

    private Entry shipped(String id) throws IOException {
        return entry(id, id + ENDING, resource(id + ENDING));
    }

    private static byte[] resource(String name) throws IOException {
        try (InputStream in = LessonShelf.class.getResourceAsStream(SHIPPED + name)) {
            if (in == null) {
                throw new IOException("missing resource lessons/" + name);
            }
            return in.readAllBytes();
        }
    }

    private List<Path> files() throws IOException {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(directory)) {
            return new ArrayList<>(files.filter(file -> file.toString().endsWith(ENDING))
                    .sorted()
                    .toList());
        }
    }

    private Entry own(Path file) {
        String name = String.valueOf(file.getFileName());
        String id = name.substring(0, name.length() - ENDING.length());
        try {
            return entry(id, file.toString(), Nabla.readFile(file, MOST));
        } catch (IOException e) {
            return new Entry(id, file.toString(), null, e.toString());
        }
    }

    private Entry entry(String id, String file, byte[] json) {
        try {
            return new Entry(id, file, LessonReader.read(id, json, directory), null);
        } catch (LessonException e) {
            return new Entry(id, file, null, e.getMessage());
        }
    }
}
