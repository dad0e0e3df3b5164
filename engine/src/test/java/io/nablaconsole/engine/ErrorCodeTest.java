package io.nablaconsole.engine;

import static io.nablaconsole.engine.EngineFixture.sample;
import static io.nablaconsole.engine.TestHost.codeOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.nablaconsole.engine.api.Container;
import io.nablaconsole.engine.api.ContainerProcess;
import io.nablaconsole.engine.api.EngineException;
import io.nablaconsole.engine.api.ErrorCode;
import io.nablaconsole.engine.api.Factory;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
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

    @Test
    void ofTheFactory() throws IOException {
        Factory factory = engine.factory();
        factory.create("used", sample("hello").build());
        assertThat(codeOf(() -> factory.create("used", sample("hello").build())))
                .isEqualTo(ErrorCode.ID_IN_USE);
        assertThat(codeOf(() -> factory.create("a b", sample("hello").build()))).isEqualTo(ErrorCode.INVALID_ID_FORMAT);
        assertThat(codeOf(() -> factory.create(
                        "tender", sample("hello").tender("none such").build())))
                .isEqualTo(ErrorCode.CONFIG_INVALID);
        assertThat(codeOf(() -> factory.load("absent"))).isEqualTo(ErrorCode.CONTAINER_NOT_EXISTS);
        Files.writeString(engine.root().resolve("used/state.json"), "[]");
        assertThat(codeOf(() -> factory.load("used"))).isEqualTo(ErrorCode.SYSTEM_ERROR);
    }

    @Test
    void ofTheContainer() {
        Container clock = engine.running("clock", "clock");
        assertThat(codeOf(() -> clock.start(ContainerProcess.ofConfig()))).isEqualTo(ErrorCode.CONTAINER_NOT_STOPPED);
        assertThat(codeOf(clock::resume)).isEqualTo(ErrorCode.CONTAINER_NOT_PAUSED);
        clock.pause();
        assertThat(codeOf(clock::exec)).isEqualTo(ErrorCode.CONTAINER_PAUSED);
        engine.factory().delete("clock", true);
        assertThat(codeOf(clock::stats)).isEqualTo(ErrorCode.CONTAINER_NOT_EXISTS);
        Container still = engine.factory().create("still", sample("clock").build());
        assertThat(codeOf(still::stats)).isEqualTo(ErrorCode.CONTAINER_NOT_RUNNING);
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
