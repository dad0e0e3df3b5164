package io.nablaconsole.app.preferences;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.nablaconsole.app.i18n.Messages;
import io.nablaconsole.engine.Nabla;
import io.nablaconsole.engine.api.WholeFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** A value kept in a file of the user's configuration; never to be used on the FX thread. */
public final class JsonFile<T> {
    /** Far more than anybody prefers. */
    private static final int MOST = 4 << 20;

    private static final ObjectMapper JSON = JsonMapper.builder().build();

    private final Path file;
    private final Class<T> type;
    private final T otherwise;

    /**
     * A value kept in {@code file}.
     *
     * @param otherwise the value while there is no such file
     */
    public JsonFile(Path file, Class<T> type, T otherwise) {
        this.file = file;
        this.type = type;
        this.otherwise = otherwise;
    }

    /** The directory of the user's configuration: {@code $XDG_CONFIG_HOME/nabla-console}. */
    public static Path directory(Map<String, String> environment) {
        String config = environment.get("XDG_CONFIG_HOME");
        Path base = config != null && config.startsWith("/")
                ? Path.of(config)
                : Path.of(System.getProperty("user.home", "/"), ".config");
        return base.resolve("nabla-console");
    }

    /** What the user prefers, in {@code directory}. */
    public static JsonFile<Preferences> preferences(Path directory) {
        return new JsonFile<>(directory.resolve("preferences.json"), Preferences.class, Preferences.DEFAULT);
    }

    /** How the window was left, in {@code directory}. */
    public static JsonFile<WindowLayout> layout(Path directory) {
        return new JsonFile<>(directory.resolve("window.json"), WindowLayout.class, WindowLayout.DEFAULT);
    }

    /** What was typed into the form of a new container, in {@code directory}. */
    public static JsonFile<FormMemory> forms(Path directory) {
        return new JsonFile<>(directory.resolve("forms.json"), FormMemory.class, FormMemory.EMPTY);
    }

    /**
     * Reads it; the default when there is none.
     *
     * @throws IOException when it is there and cannot be read
     */
    public T read() throws IOException {
        return Files.exists(file) ? JSON.readValue(Nabla.readFile(file, MOST), type) : otherwise;
    }

    /** Reads it; {@code instead} when it cannot be read, which {@code problem} is told, with the file and the place in it. */
    public T readOr(T instead, Consumer<IOException> problem) {
        try {
            return read();
        } catch (JsonProcessingException e) {
            JsonLocation at = e.getLocation();
            problem.accept(new IOException(
                    at == null
                            ? Messages.get("preferences.broken", file)
                            : Messages.get("preferences.brokenAt", file, at.getLineNr(), at.getColumnNr()),
                    e));
        } catch (IOException e) {
            problem.accept(e);
        }
        return instead;
    }

    /** Writes it, all or nothing. */
    public void write(T value) throws IOException {
        Path directory = file.toAbsolutePath().getParent();
        if (directory != null) {
            Files.createDirectories(directory);
        }
        byte[] text = JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(value);
        WholeFile.write(file, out -> {
            out.write(text);
            return true;
        });
    }

    /**
     * Changes what is in the file by now, which another window may have written; a file that cannot be understood is
     * replaced.
     */
    public synchronized void update(UnaryOperator<T> change) throws IOException {
        T there;
        try {
            there = read();
        } catch (JsonProcessingException e) {
            there = otherwise;
        }
        write(change.apply(there));
    }
}
