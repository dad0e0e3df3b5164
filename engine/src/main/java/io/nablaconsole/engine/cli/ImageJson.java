package io.nablaconsole.engine.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.nablaconsole.engine.api.Abi;
import io.nablaconsole.engine.api.ImageReport;
import io.nablaconsole.engine.api.ManifestEntry;
import io.nablaconsole.engine.api.Segment;
import io.nablaconsole.engine.json.Json;
import java.util.Locale;

/** What a file is, as JSON. */
final class ImageJson {
    private ImageJson() {}

    static ObjectNode of(ImageReport report) {
        ObjectNode top = Json.object();
        top.put("file", report.file().toString());
        top.put("size", report.size());
        top.put("kind", report.kind().name().toLowerCase(Locale.ROOT));
        top.put("description", report.description().text());
        top.put("runnable", report.runnable());
        top.set("problem", Json.text(report.problem()));
        Abi abi = report.abi();
        if (abi == null) {
            top.putNull("abi");
        } else {
            top.putObject("abi").put("target", abi.target().toString()).put("version", abi.version());
        }
        for (ManifestEntry entry : report.manifest()) {
            top.withArray("manifest")
                    .addObject()
                    .put("name", entry.name())
                    .put("type", entry.type().toString());
        }
        for (Segment segment : report.segments()) {
            top.withArray("segments")
                    .addObject()
                    .put("address", hex(segment.address()))
                    .put("file_size", segment.fileSize())
                    .put("memory_size", segment.memorySize())
                    .put("permissions", segment.permissions());
        }
        top.put("entry", hex(report.entry()));
        return top;
    }

    private static String hex(long address) {
        return "0x" + Long.toHexString(address);
    }
}
