package io.nablaconsole.engine.container;

import io.nablaconsole.engine.api.ContainerId;
import io.nablaconsole.engine.api.EngineException;
import io.nablaconsole.engine.api.ErrorCode;
import io.nablaconsole.engine.api.InitConfig;
import io.nablaconsole.engine.api.Message;
import io.nablaconsole.engine.json.Json;
import io.nablaconsole.engine.json.JsonReader;
import io.nablaconsole.engine.posix.Execution;
import io.nablaconsole.engine.store.ContainerLock;
import io.nablaconsole.engine.store.ContainerStore;
import io.nablaconsole.engine.store.InitConfigDocument;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Turns this process into the init of a container, told which by what it was started with. */
final class Initialization {
    private static final String PIPE = "_LIBCONTAINER_INITPIPE";
    private static final String DIRECTORY = "_LIBCONTAINER_STATEDIR";

    private final EngineParts parts;
    private final Map<String, String> environment;

    Initialization(EngineParts parts, Map<String, String> environment) {
        this.parts = parts;
        this.environment = environment;
    }

    void run() {
        int pipe = descriptor(PIPE);
        Path directory = Path.of("/proc/self/fd", String.valueOf(descriptor(DIRECTORY)));
        InitConfig told = parse(Execution.readAll(pipe));
        ContainerId id = new ContainerId(told.id());
        ContainerStore store = parts.root().store(id);
        // a container that does not exist is told as that rather than as a wrong directory
        told.process(store.readState().config());
        requireSame(directory, store.directory().path());
        ContainerLock.hold(id, store.directory(), () -> {
            throw new StartContainer(parts, store)
                    .become(told.process(store.readState().config()));
        });
    }

    private int descriptor(String name) {
        String value = environment.getOrDefault(name, "");
        try {
            return Integer.parseUnsignedInt(value);
        } catch (NumberFormatException e) {
            throw new EngineException(
                    ErrorCode.SYSTEM_ERROR,
                    Message.of(
                            "cannot be an init: %s is '%s', not the number of a descriptor; a program is started so by"
                                    + " the engine that has a container for it",
                            name, value),
                    e);
        }
    }

    private static InitConfig parse(byte[] json) {
        try {
            return InitConfigDocument.read(JsonReader.of(Json.parse(json)));
        } catch (IOException e) {
            throw new EngineException(
                    ErrorCode.CONFIG_INVALID, Message.of("what the init was told is not JSON: %s", e), e);
        }
    }

    private static void requireSame(Path given, Path own) {
        try {
            if (!Files.isSameFile(given, own)) {
                throw new EngineException(
                        ErrorCode.CONFIG_INVALID,
                        Message.of("%s is not %s, the directory of the container", DIRECTORY, own));
            }
        } catch (IOException e) {
            throw new EngineException(ErrorCode.SYSTEM_ERROR, Message.of("cannot look at %s: %s", DIRECTORY, e), e);
        }
    }
}
