package io.nablaconsole.engine.qemu;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.nablaconsole.engine.file.RegularFile;
import io.nablaconsole.engine.json.Json;
import io.nablaconsole.engine.store.AtomicFile;
import io.nablaconsole.engine.store.ProcessIdentity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Keeps what the probe found until the machine boots again, QEMU is another, or /dev/kvm appears or changes hands. */
record ProbeCache(Path file) {
    /** Changes with all that the answer depends on. */
    static String key(Path executable, Path kvm) {
        String program;
        try {
            program = Files.size(executable) + " " + Files.getLastModifiedTime(executable);
        } catch (IOException e) {
            program = "unreadable";
        }
        boolean open = Files.isReadable(kvm) && Files.isWritable(kvm);
        return String.join(" ", ProcessIdentity.currentBootId(), executable.toString(), program, String.valueOf(open));
    }

    /** What was found under the same key; empty when there is nothing, or nothing that makes sense. */
    Optional<QemuProbe.Report> read(String key) {
        try {
            JsonNode top = Json.parse(RegularFile.bytes(file, RegularFile.RECORD));
            if (!top.path("key").asText().equals(key) || !top.has("sandboxed")) {
                return Optional.empty();
            }
            return Optional.of(new QemuProbe.Report(
                    Path.of(top.path("executable").asText()),
                    top.path("version").asText(),
                    Accelerator.valueOf(top.path("accelerator").asText()),
                    top.path("cause").asText(),
                    top.path("sandboxed").asBoolean()));
        } catch (IOException | IllegalArgumentException e) {
            // it is only a cache: whatever is wrong with it, the answer can be found again
            return Optional.empty();
        }
    }

    void write(String key, QemuProbe.Report report) {
        ObjectNode top = Json.object();
        top.put("key", key);
        top.put("executable", report.executable().toString());
        top.put("version", report.version());
        top.put("accelerator", report.accelerator().name());
        top.put("cause", report.cause());
        top.put("sandboxed", report.sandboxed());
        try {
            if (file.getParent() != null) {
                Files.createDirectories(file.getParent());
            }
            AtomicFile.write(file, Json.print(top) + "\n");
        } catch (IOException e) {
            // a full disk costs the next call a probe, nothing else
            return;
        }
    }
}
