package io.nablaconsole.engine.qemu;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.nablaconsole.engine.api.EngineException;
import io.nablaconsole.engine.api.ErrorCode;
import io.nablaconsole.engine.api.Message;
import io.nablaconsole.engine.json.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Speaks QMP, the protocol of QEMU's monitor: one JSON object a line, a greeting first, events in between. QEMU serves
 * one client at a time, so a connection is for a moment: connect, ask, close. For one thread.
 *
 * <p>Source: QEMU, docs/interop/qmp-spec.
 */
final class QmpClient implements AutoCloseable {
    private final Path socket;
    private final LineChannel channel;
    private int lastId;

    private QmpClient(Path socket, LineChannel channel) {
        this.socket = socket;
        this.channel = channel;
    }

    /**
     * Connects and agrees on capabilities.
     *
     * @param limit how long any answer may take; a held QEMU never gives one
     * @throws EngineException {@link ErrorCode#SYSTEM_ERROR} when nobody listens or answers
     */
    static QmpClient connect(Path socket, Duration limit) {
        LineChannel channel = null;
        try {
            channel = LineChannel.connect(socket, limit);
            QmpClient client = new QmpClient(socket, channel);
            JsonNode greeting = Json.parse(channel.readLine().getBytes(StandardCharsets.UTF_8));
            if (!greeting.has("QMP")) {
                throw new IOException("it greeted with " + Json.line(greeting));
            }
            client.execute("qmp_capabilities", null);
            return client;
        } catch (IOException e) {
            EngineException failure = new EngineException(
                    ErrorCode.SYSTEM_ERROR, Message.of("cannot speak to QEMU at %s: %s", socket, e), e);
            closeAfter(failure, channel);
            throw failure;
        } catch (EngineException e) {
            closeAfter(e, channel);
            throw e;
        }
    }

    private static void closeAfter(EngineException failure, @Nullable LineChannel channel) {
        try {
            if (channel != null) {
                channel.close();
            }
        } catch (IOException e) {
            failure.addSuppressed(e);
        }
    }

    /**
     * Runs a command and gives what it returns.
     *
     * @param arguments null without any
     * @throws EngineException {@link ErrorCode#SYSTEM_ERROR} with QEMU's own words when it refuses
     */
    JsonNode execute(String command, @Nullable ObjectNode arguments) {
        ObjectNode request = Json.object();
        request.put("execute", command);
        if (arguments != null) {
            request.set("arguments", arguments);
        }
        int id = ++lastId;
        request.put("id", id);
        try {
            channel.writeLine(Json.line(request));
            while (true) {
                JsonNode answer = Json.parse(channel.readLine().getBytes(StandardCharsets.UTF_8));
                if (answer.path("id").asInt() == id) {
                    return result(command, answer);
                }
                // an event: nobody here waits for any
            }
        } catch (IOException e) {
            throw new EngineException(
                    ErrorCode.SYSTEM_ERROR, Message.of("cannot ask QEMU at %s to %s: %s", socket, command, e), e);
        }
    }

    private static JsonNode result(String command, JsonNode answer) {
        if (answer.has("error")) {
            throw new EngineException(
                    ErrorCode.SYSTEM_ERROR,
                    Message.of(
                            "QEMU refused to %s: %s",
                            command, answer.path("error").path("desc").asText()));
        }
        return answer.path("return");
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new EngineException(
                    ErrorCode.SYSTEM_ERROR, Message.of("cannot close the connection to QEMU at %s: %s", socket, e), e);
        }
    }
}
