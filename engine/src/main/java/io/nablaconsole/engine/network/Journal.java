package io.nablaconsole.engine.network;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.nablaconsole.engine.api.EngineException;
import io.nablaconsole.engine.api.ErrorCode;
import io.nablaconsole.engine.api.HandlerState;
import io.nablaconsole.engine.api.HostPath;
import io.nablaconsole.engine.api.Message;
import io.nablaconsole.engine.file.RegularFile;
import io.nablaconsole.engine.json.Json;
import io.nablaconsole.engine.json.JsonReader;
import io.nablaconsole.engine.store.AtomicFile;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a container owns in a network, written down before the first of it is made: whoever comes after a crash reads
 * what may be there.
 *
 * @param netns namespace of all of it; null: the caller's
 * @param taps interface names by device
 * @param bridges names of the bridges the taps are ports of; whether they are the engine's, their mark tells
 */
record Journal(@Nullable Path netns, Map<String, String> taps, List<String> bridges) {
    private static final String FILE = "network.json";
    private static final String NETNS = "netns";
    private static final String TAP = "tap.";
    private static final String BRIDGES = "bridges";

    Journal {
        taps = Map.copyOf(taps);
        bridges = List.copyOf(bridges);
    }

    boolean isEmpty() {
        return taps.isEmpty();
    }

    void write(Path directory) {
        Path file = directory.resolve(FILE);
        try {
            ObjectNode node = Json.object();
            state().options().forEach(node::put);
            AtomicFile.write(file, Json.print(node) + "\n");
        } catch (IOException e) {
            throw new EngineException(ErrorCode.SYSTEM_ERROR, Message.of("cannot write %s: %s", file, e), e);
        }
    }

    /** What is written down in {@code directory}; when nothing is, what {@code state} says. */
    static Journal read(Path directory, HandlerState state) {
        Path file = directory.resolve(FILE);
        try {
            JsonReader top = JsonReader.of(Json.parse(RegularFile.bytes(file, RegularFile.RECORD)));
            Map<String, String> options = new LinkedHashMap<>();
            top.node().fieldNames().forEachRemaining(name -> options.put(name, top.text(name)));
            return of(new HandlerState(options));
        } catch (NoSuchFileException e) {
            return of(state);
        } catch (IOException | RuntimeException e) {
            throw new EngineException(
                    ErrorCode.SYSTEM_ERROR,
                    Message.of("cannot tell which interfaces belong to the container: %s: %s", file, e),
                    e);
        }
    }

    /** The same as the handler's state. */
    HandlerState state() {
        Map<String, String> options = new LinkedHashMap<>();
        if (netns != null) {
            options.put(NETNS, HostPath.text(netns));
        }
        taps.forEach((device, name) -> options.put(TAP + device, name));
        if (!bridges.isEmpty()) {
            options.put(BRIDGES, String.join(" ", bridges));
        }
        return new HandlerState(options);
    }

    private static Journal of(HandlerState state) {
        Map<String, String> taps = new LinkedHashMap<>();
        state.options().forEach((key, value) -> {
            if (key.startsWith(TAP)) {
                taps.put(key.substring(TAP.length()), value);
            }
        });
        String netns = state.options().get(NETNS);
        String bridges = state.options().getOrDefault(BRIDGES, "");
        return new Journal(
                netns == null ? null : HostPath.of(NETNS, netns),
                taps,
                bridges.isEmpty() ? List.of() : List.of(bridges.split(" ", -1)));
    }
}
