package io.nablaconsole.engine.devices;

import static org.assertj.core.api.Assertions.assertThat;

import io.nablaconsole.engine.api.Container;
import io.nablaconsole.engine.api.DeviceBacking.BridgedTap;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Bridges and taps that are half made: while another container asks for them, and after a crash. */
@Tag("root")
class BridgeRaceTest extends NetworkFixture {
    private static final int CONTAINERS = 6;

    @RepeatedTest(3)
    void containersThatWantOneNewBridgeAtOnceAllGetIt() throws Exception {
        List<Callable<Container>> creates = new ArrayList<>();
        for (int i = 0; i < CONTAINERS; i++) {
            String id = "c" + i;
            creates.add(() -> engine.factory().create(id, on("ping", BridgedTap.on("br9"))));
        }
        ExecutorService threads = Executors.newFixedThreadPool(CONTAINERS);
        try {
            List<Container> made = new ArrayList<>();
            for (Future<Container> create : threads.invokeAll(creates)) {
                made.add(create.get());
            }
            assertThat(namespace.run("ip", "-brief", "link", "show", "type", "bridge"))
                    .contains("br9")
                    .doesNotContain("nb");
            assertThat(namespace
                            .run("ip", "-brief", "link", "show", "master", "br9")
                            .lines())
                    .hasSize(CONTAINERS);
            made.forEach(Container::destroy);
        } finally {
            threads.shutdown();
        }
        assertThat(namespace.links()).doesNotContain("br9").doesNotContain("nb");
    }

    @Test
    void whatACrashLeftUnmarkedIsUsed() throws Exception {
        Container container = engine.factory().create("guest", on("ping", BridgedTap.on("br9")));
        String tap = String.valueOf(container.state().networkState().options().get("tap.net0"));
        container.destroy();
        namespace.run("ip", "tuntap", "add", "dev", tap, "mode", "tap");
        Container again = engine.factory().create("guest", on("ping", BridgedTap.on("br9")));
        assertThat(namespace.links()).contains("master br9");
        again.destroy();
        assertThat(namespace.links()).doesNotContain("br9").doesNotContain("nb");
    }
}
