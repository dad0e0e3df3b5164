package io.nablaconsole.engine.network;

import com.fasterxml.jackson.databind.JsonNode;
import io.nablaconsole.engine.api.EngineException;
import io.nablaconsole.engine.api.ErrorCode;
import io.nablaconsole.engine.api.Message;
import io.nablaconsole.engine.json.Json;
import io.nablaconsole.engine.program.ProgramRun;
import io.nablaconsole.engine.program.ProgramSearch;
import io.nablaconsole.engine.shim.Shim;
import io.nablaconsole.engine.shim.ShimBinary;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Runs iproute2's {@code ip} in one network namespace.
 *
 * @param netns path of the namespace; null: the caller's
 */
record Ip(@Nullable Path netns) {
    private static final Duration LIMIT = Duration.ofSeconds(10);

    /** Changes something; {@code failed} says what could not be done should it fail. */
    void run(Message failed, String... arguments) {
        List<String> command = command(arguments);
        ProgramRun run = ProgramRun.of(command, LIMIT);
        if (run.code() != 0) {
            String line = "ip " + String.join(" ", arguments);
            throw new EngineException(
                    ErrorCode.SYSTEM_ERROR,
                    advised(run, Message.of("%s: '%s' said: %s", placed(failed), line, run.complaint())));
        }
    }

    private static Message advised(ProgramRun run, Message text) {
        return run.errors().contains("Operation not permitted")
                ? Message.of(
                        "%s; it needs the privilege CAP_NET_ADMIN: run as root, or use a tap made for this user", text)
                : text;
    }

    private Message placed(Message text) {
        return netns == null ? text : Message.of("%s in %s", text, netns);
    }

    /** The interface of this name; empty when there is none. */
    Optional<Link> find(String name) {
        ProgramRun run = ProgramRun.of(command("-details", "-json", "link", "show", "dev", name), LIMIT);
        if (run.code() != 0 && run.errors().contains("does not exist")) {
            return Optional.empty();
        }
        return links(run).stream().findFirst();
    }

    List<Link> all() {
        return links(ProgramRun.of(command("-details", "-json", "link", "show"), LIMIT));
    }

    private List<Link> links(ProgramRun run) {
        if (run.code() != 0) {
            throw new EngineException(
                    ErrorCode.SYSTEM_ERROR,
                    Message.of("%s with ip: %s", placed(Message.of("cannot list interfaces")), run.complaint()));
        }
        List<Link> links = new ArrayList<>();
        try {
            for (JsonNode node : Json.parse(run.output().getBytes(StandardCharsets.UTF_8))) {
                if (node.hasNonNull("ifname")) {
                    links.add(Link.of(node));
                }
            }
        } catch (IOException e) {
            throw new EngineException(
                    ErrorCode.SYSTEM_ERROR,
                    Message.of(
                            "%s: %s; iproute2 4.14 or later is needed",
                            placed(Message.of("cannot read what 'ip -json link show' wrote")), e),
                    e);
        }
        return links;
    }

    private List<String> command(String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(program().toString());
        command.addAll(List.of(arguments));
        return netns == null ? command : new Shim(ShimBinary.unpack()).enter(netns, command);
    }

    static boolean installed() {
        return ProgramSearch.path().find("ip").isPresent();
    }

    private static Path program() {
        return ProgramSearch.path()
                .find("ip")
                .orElseThrow(() -> new EngineException(
                        ErrorCode.SYSTEM_ERROR,
                        Message.of("the program ip is not installed: apt-get install iproute2")));
    }
}
