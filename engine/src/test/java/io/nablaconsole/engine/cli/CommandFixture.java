package io.nablaconsole.engine.cli;

import static io.nablaconsole.engine.EngineFixture.sample;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.nablaconsole.engine.EngineFixture;
import io.nablaconsole.engine.api.Container;
import io.nablaconsole.engine.api.ContainerProcess;
import io.nablaconsole.engine.cli.Cli.Result;
import io.nablaconsole.engine.json.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.extension.RegisterExtension;

/** An engine to run commands on, and what is asked of every one. */
abstract class CommandFixture {
    @RegisterExtension
    final EngineFixture engine = new EngineFixture();

    Result run(String... words) {
        return new Cli(engine.root()).run(words);
    }

    static JsonNode json(Result result) throws IOException {
        assertThat(result.code()).as(result.err()).isZero();
        return Json.parse(result.out().getBytes(StandardCharsets.UTF_8));
    }

    static void assertFails(Result result, String words) {
        assertThat(result.code()).isEqualTo(1);
        assertThat(result.err()).startsWith("nablactl: ").contains(words).doesNotContain("Exception");
    }

    Container created(String id) {
        Container container =
                engine.factory().create(id, sample("clock", "1000").build());
        container.start(ContainerProcess.ofConfig());
        return container;
    }
}
