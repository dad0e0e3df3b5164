package io.nablaconsole.engine;

import static io.nablaconsole.engine.EngineFixture.sample;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nablaconsole.engine.api.Container;
import io.nablaconsole.engine.api.ContainerProcess;
import io.nablaconsole.engine.api.EngineException;
import io.nablaconsole.engine.api.Hook;
import io.nablaconsole.engine.api.Hooks;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A hook may print more than there is memory. */
class HookOutputTest {
    @RegisterExtension
    final EngineFixture engine = new EngineFixture();

    @Test
    void ofAHookThatPrintedTooMuchTheBeginningIsTold() {
        String script = "echo what went wrong; truncate -s 3G /dev/fd/1; exit 3";
        Hook hook = new Hook(Path.of("/bin/sh"), List.of("sh", "-c", script), List.of("PATH=/usr/bin:/bin"), null);
        Container container = engine.factory()
                .create(
                        "one",
                        sample("hello")
                                .hooks(Hooks.NONE.with(Hooks.Point.PRESTART, hook))
                                .build());
        assertThatThrownBy(() -> container.start(ContainerProcess.ofConfig()))
                .isInstanceOf(EngineException.class)
                .hasMessageContaining("ended with 3: what went wrong");
    }
}
