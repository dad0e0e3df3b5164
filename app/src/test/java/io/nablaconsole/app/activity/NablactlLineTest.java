package io.nablaconsole.app.activity;

import static org.assertj.core.api.Assertions.assertThat;

import io.nablaconsole.engine.api.Config;
import io.nablaconsole.engine.api.DeviceBacking.BlockFile;
import io.nablaconsole.engine.api.DeviceBacking.BridgedTap;
import io.nablaconsole.engine.api.GuestAddress;
import io.nablaconsole.engine.api.MemorySize;
import io.nablaconsole.engine.api.Signal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class NablactlLineTest {
    private final NablactlLine line = new NablactlLine(Path.of("/my root"));

    @Test
    void wordsThatAShellWouldTakeApartAreQuoted() {
        assertThat(line.start("a+b.c", false)).isEqualTo("nablactl --root '/my root' start a+b.c");
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
                .endsWith("create --no-init --tty --image /img/hello.spt --memory 16M h 'big world' 2");
    }

    @Test
    void createNamesDevicesTenderAndAllElse() {
        Config config = Config.builder(Path.of("/img/web.spt"))
                .arguments("--quiet")
                .memory(MemorySize.ofMebibytes(16))
                .terminal(false)
                .tender("solo5-spt")
                .device("storage", new BlockFile(Path.of("/my disk"), true, 512))
                .device("net0", new BridgedTap("br0", null, new GuestAddress("10.0.0.2/24", null), null))
                .netnsPath(Path.of("/run/netns/blue"))
                .environment(List.of("A=b c"))
                .cwd("/data")
                .hostname("here")
                .annotation("io.nablaconsole.qemu.cpus", "2")
                .build();
        assertThat(line.create("w", config))
                .endsWith("create --no-init --image /img/web.spt --memory 16M --tender solo5-spt"
                        + " --net net0=bridge:br0,ipv4=10.0.0.2/24 --block 'storage=/my disk:ro'"
                        + " --net ns:/run/netns/blue --env 'A=b c' --workdir /data --hostname here"
                        + " --annotation io.nablaconsole.qemu.cpus=2 w -- --quiet");
    }

    @Test
    void stopNamesTheTimeItHas() {
        assertThat(line.stop("c", Duration.ofSeconds(10))).endsWith("stop --time 10s c");
        assertThat(line.stop("c", Duration.ofMillis(1500))).endsWith("stop --time 1500ms c");
        assertThat(line.stop("c", Duration.ZERO)).endsWith("stop --time 0 c");
        assertThat(line.prepare("c", false)).endsWith("prepare c");
    }

    @Test
    void signalsGoToOneOrAll() {
        assertThat(line.kill("c", Signal.TERM, false)).endsWith("kill c TERM");
        assertThat(line.kill("c", Signal.KILL, true)).endsWith("kill --all c KILL");
        assertThat(line.delete("c", true)).endsWith("delete --force c");
    }
}
