package io.nablaconsole.engine.store;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.nablaconsole.engine.api.Config;
import io.nablaconsole.engine.api.EngineException;
import io.nablaconsole.engine.api.ErrorCode;
import io.nablaconsole.engine.api.HostPath;
import io.nablaconsole.engine.api.InitConfig;
import io.nablaconsole.engine.api.MemorySize;
import io.nablaconsole.engine.json.Json;
import io.nablaconsole.engine.json.JsonReader;
import io.nablaconsole.engine.oci.ConfigDocument;
import io.nablaconsole.engine.oci.HooksSection;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** What an init is told, as the JSON that the seed sends it: its member names, empty texts for what there is none of. */
public final class InitConfigDocument {
    private InitConfigDocument() {}

    /**
     * Spells {@code init}.
     *
     * @param config for the member {@code config}, which repeats it all
     */
    public static ObjectNode tree(InitConfig init, Config config) {
        ObjectNode top = Json.object();
        top.put("id", init.id());
        top.put("bundlepath", init.bundlePath().toString());
        top.put("root", init.root().toString());
        init.args().forEach(top.putArray("args")::add);
        top.put("fspath", text(init.fsPath()));
        top.put("cwd", init.cwd());
        init.env().forEach(top.putArray("env")::add);
        top.put("tap", text(init.tap()));
        top.put("netnspath", text(init.netnsPath()));
        HooksSection.write(top, init.hooks());
        top.put("mem", init.memory().bytes());
        ArrayNode mounts = top.putArray("Mounts");
        init.mounts().forEach(mount -> ConfigDocument.write(mounts.addObject(), mount));
        StateDocument.config(top.putObject("config"), config);
        return top;
    }

    private static String text(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }

    /**
     * Reads what {@link #tree} wrote.
     *
     * @throws EngineException {@link ErrorCode#CONFIG_INVALID} naming the JSON path
     */
    public static InitConfig read(JsonReader top) {
        return new InitConfig(
                top.text("id"),
                top.path("bundlepath"),
                top.path("root"),
                top.texts("args"),
                path("fspath", top.text("fspath", "")),
                top.text("cwd", "/"),
                top.texts("env"),
                emptyToNull(top.text("tap", "")),
                path("netnspath", top.text("netnspath", "")),
                HooksSection.read(top),
                new MemorySize(top.number("mem")),
                ConfigDocument.mounts(top, "Mounts"));
    }

    private static @Nullable String emptyToNull(String text) {
        return text.isEmpty() ? null : text;
    }

    private static @Nullable Path path(String where, String text) {
        return text.isEmpty() ? null : HostPath.of(where, text);
    }
}
