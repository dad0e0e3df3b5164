package io.nablaconsole.app.activity;

import static org.assertj.core.api.Assertions.assertThat;

import io.nablaconsole.engine.api.Config;
import io.nablaconsole.engine.api.MemorySize;
import io.nablaconsole.engine.api.Signal;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class NablactlLineTest {
    private final NablactlLine line = new NablactlLine(Path.of("/my root"));

    @Test
    void wordsThatAShellWouldTakeApartAreQuoted() {
        assertThat(line.start("a+b.c")).isEqualTo("nablactl --root '/my root' start a+b.c");
        assertThat(NablactlLine.quote("it's")).isEqualTo("'it'\\''s'");
        assertThat(NablactlLine.quote("")).isEqualTo("''");
    }

    @Test
    void createNamesImageMemoryAndArguments() {
        Config config = Config.builder(Path.of("/img/hello.spt"))
                .arguments("big world", "2")
                .memory(MemorySize.ofMebibytes(16))
                .build();
        assertThat(line.create("h", config))
                .endsWith("create --tty --image /img/hello.spt --memory 16M h 'big world' 2");
    }

    @Test
    void signalsGoToOneOrAll() {
        assertThat(line.kill("c", Signal.TERM, false)).endsWith("kill c TERM");
        assertThat(line.kill("c", Signal.KILL, true)).endsWith("kill --all c KILL");
        assertThat(line.delete("c", true)).endsWith("delete --force c");
    }
}
