package io.nablaconsole.engine.images;

import com.fasterxml.jackson.databind.JsonNode;
import io.nablaconsole.engine.api.EngineException;
import io.nablaconsole.engine.api.ErrorCode;
import io.nablaconsole.engine.api.Message;
import io.nablaconsole.engine.api.Sample;
import io.nablaconsole.engine.file.RegularFile;
import io.nablaconsole.engine.json.Json;
import io.nablaconsole.engine.json.JsonReader;
import io.nablaconsole.engine.store.UserDirectories;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The unikernels in the jar, and their copies among the user's files. */
final class SampleStore {
    private static final String FOLDER = "/unikernels/";

    /** What is added to a sample's name to ask for its build for hvt. */
    private static final String HVT = ".hvt";

    List<Sample> all() {
        return entries().stream().map(SampleStore::read).toList();
    }

    private static List<JsonReader> entries() {
        try {
            List<JsonReader> entries = new ArrayList<>();
            for (JsonNode node : Json.parse(resource("samples.json"))) {
                entries.add(JsonReader.of(node));
            }
            return entries;
        } catch (IOException e) {
            throw broken("samples.json", e);
        }
    }

    private static Sample read(JsonReader sample) {
        return new Sample(
                sample.text("name"),
                sample.text("file"),
                sample.text("summary"),
                sample.texts("arguments"),
                sample.text("argumentHelp"),
                sample.integer("memoryMb", 0),
                sample.flag("ends", true),
                sample.text("teaches"));
    }

    Path file(String name) {
        Map<String, String> files = files();
        String file = files.get(name);
        if (file == null) {
            throw new EngineException(
                    ErrorCode.CONFIG_INVALID,
                    Message.of("there is no sample '%s': there are %s", name, String.join(", ", files.keySet())));
        }
        Path target = UserDirectories.data().resolve("unikernels").resolve(file);
        try {
            byte[] content = resource(file);
            if (!RegularFile.holds(target, content)) {
                write(target, content);
            }
            return target;
        } catch (IOException e) {
            throw new EngineException(
                    ErrorCode.SYSTEM_ERROR, Message.of("cannot write sample %s to %s: %s", name, target, e), e);
        }
    }

    /** File names by what samples are called: {@code hello}, and {@code hello.hvt} for the one that needs KVM. */
    private static Map<String, String> files() {
        Map<String, String> files = new LinkedHashMap<>();
        for (JsonReader sample : entries()) {
            files.put(sample.text("name"), sample.text("file"));
            files.put(sample.text("name") + HVT, sample.text("hvtFile"));
        }
        return files;
    }

    private static void write(Path target, byte[] content) throws IOException {
        Path directory = Files.createDirectories(target.resolveSibling("."));
        Path aside = Files.createTempFile(directory, "sample", "");
        try {
            Files.write(aside, content);
            Files.move(aside, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(aside);
        }
    }

    private static byte[] resource(String name) throws IOException {
        try (InputStream in = SampleStore.class.getResourceAsStream(FOLDER + name)) {
            if (in == null) {
                throw new IOException("it is not in this build");
            }
            return in.readAllBytes();
        }
    }

    private static EngineException broken(String name, IOException cause) {
        return new EngineException(
                ErrorCode.SYSTEM_ERROR, Message.of("cannot read the shipped %s: %s", name, cause), cause);
    }
}
