package io.nablaconsole.engine;

import static io.nablaconsole.engine.EngineFixture.sample;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nablaconsole.engine.api.Console;
import io.nablaconsole.engine.api.Container;
import io.nablaconsole.engine.api.ContainerProcess;
import io.nablaconsole.engine.api.EngineException;
import io.nablaconsole.engine.api.ErrorCode;
import io.nablaconsole.engine.api.Factory;
import java.io.IOException;
import java.nio.file.Files;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Each code can be provoked, says the seed's text, and gives a report. */
class ErrorCodeTest {
    @RegisterExtension
    final EngineFixture engine = new EngineFixture();

    @Test
    void textsAreTheSeeds() {
        assertThat(Stream.of(ErrorCode.values()).map(ErrorCode::toString))
                .isEqualTo(List.of(
                        "Id already in use",
                        "Invalid format",
                        "Container does not exist",
                        "Container paused",
                        "Container is not stopped",
                        "Container is not running",
                        "Container is not paused",
                        "No process operations",
                        "Invalid configuration",
                        "Console exists for process",
                        "System error"));
    }

    /** Every code but none twice: a map that lacks one makes the last line fail. */
    @Test
    void eachCanBeProvokedAndSaysTheSeedsText() throws IOException {
        Factory factory = engine.factory();
        Container used = factory.create("used", sample("hello").build());
        factory.create("broken", sample("hello").build());
        Files.writeString(engine.root().resolve("broken/state.json"), "[]");
        Container clock = engine.running("clock", "clock");
        Container held = engine.running("held", "clock");
        held.pause();
        Console console = Nabla.newConsole(-1, -1);
        ContainerProcess withConsole = ContainerProcess.ofConfig().withConsole(console);
        Map<ErrorCode, Runnable> provoked = new EnumMap<>(ErrorCode.class);
        provoked.put(
                ErrorCode.ID_IN_USE,
                () -> factory.create("used", sample("hello").build()));
        provoked.put(
                ErrorCode.INVALID_ID_FORMAT,
                () -> factory.create("a b", sample("hello").build()));
        provoked.put(ErrorCode.CONTAINER_NOT_EXISTS, () -> factory.load("absent"));
        provoked.put(ErrorCode.CONTAINER_PAUSED, held::exec);
        provoked.put(ErrorCode.CONTAINER_NOT_STOPPED, () -> clock.start(ContainerProcess.ofConfig()));
        provoked.put(ErrorCode.CONTAINER_NOT_RUNNING, used::stats);
        provoked.put(ErrorCode.CONTAINER_NOT_PAUSED, clock::resume);
        provoked.put(ErrorCode.NO_PROCESS_OPS, () -> used.process().pid());
        provoked.put(
                ErrorCode.CONFIG_INVALID,
                () -> factory.create(
                        "tender", sample("hello").tender("none such").build()));
        provoked.put(ErrorCode.CONSOLE_EXISTS, () -> withConsole.withConsole(console));
        provoked.put(ErrorCode.SYSTEM_ERROR, () -> factory.load("broken"));
        assertThat(provoked.keySet()).containsExactlyInAnyOrder(ErrorCode.values());
        provoked.forEach((code, deed) -> assertThatThrownBy(deed::run)
                .as(code.toString())
                .isInstanceOfSatisfying(
                        EngineException.class, e -> assertThat(e.code()).isEqualTo(code))
                .satisfies(e -> {
                    StringBuilder report = new StringBuilder();
                    ((EngineException) e).detail(report);
                    assertThat(report).contains("Code: " + code + "\n", "Message: " + ((EngineException) e).text());
                }));
        console.close();
    }

    @Test
    void theReportHasTimeCodeMessageAndFrames() {
        StringBuilder report = new StringBuilder();
        try {
            engine.factory().load("absent");
        } catch (EngineException e) {
            e.detail(report);
        }
        assertThat(report)
                .contains(
                        "Timestamp: 2", "Code: Container does not exist", "Message: container absent", "Frames:\n  io");
    }
}
