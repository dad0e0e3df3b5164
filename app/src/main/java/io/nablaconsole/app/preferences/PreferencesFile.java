package io.nablaconsole.app.preferences;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;

/** The file preferences are kept in; never to be called on the FX thread. */
public final class PreferencesFile {
    private static final ObjectMapper JSON = JsonMapper.builder().build();

    private final Path file;

    public PreferencesFile(Path file) {
        this.file = file;
    }

    /** The file of the user: {@code $XDG_CONFIG_HOME/nabla-console/preferences.json}. */
    public static PreferencesFile ofUser(Map<String, String> environment) {
        String config = environment.get("XDG_CONFIG_HOME");
        Path base = config != null && config.startsWith("/")
                ? Path.of(config)
                : Path.of(System.getProperty("user.home", "/"), ".config");
        return new PreferencesFile(base.resolve("nabla-console").resolve("preferences.json"));
    }

    /**
     * Reads it; {@link Preferences#DEFAULT} when there is none.
     *
     * @throws IOException when it is there and cannot be read
     */
    public Preferences read() throws IOException {
        return Files.exists(file) ? JSON.readValue(file.toFile(), Preferences.class) : Preferences.DEFAULT;
    }

    /** Writes it, all or nothing. */
    public void write(Preferences preferences) throws IOException {
        Path directory = file.toAbsolutePath().getParent();
        if (directory != null) {
            Files.createDirectories(directory);
        }
        Path aside = file.resolveSibling(file.getFileName() + ".new");
        Files.write(aside, JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(preferences));
        Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
