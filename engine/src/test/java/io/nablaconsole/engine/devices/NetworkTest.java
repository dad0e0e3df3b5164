package io.nablaconsole.engine.devices;

import static io.nablaconsole.engine.EngineFixture.sample;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nablaconsole.engine.Nabla;
import io.nablaconsole.engine.api.Config;
import io.nablaconsole.engine.api.ConfigBuilder;
import io.nablaconsole.engine.api.DeviceBacking.BridgedTap;
import io.nablaconsole.engine.api.DeviceBacking.Tap;
import io.nablaconsole.engine.api.EngineException;
import io.nablaconsole.engine.api.ErrorCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Networks that are refused before anything is made. */
@Tag("root")
class NetworkTest extends NetworkFixture {
    @Nested
    class Refused {
        private void assertRefused(Config config, String... reasons) throws IOException {
            assertThatThrownBy(() -> engine.factory().create("refused", config))
                    .isInstanceOfSatisfying(EngineException.class, e -> {
                        assertThat(e.code()).isEqualTo(ErrorCode.CONFIG_INVALID);
                        assertThat(e.text()).contains(reasons);
                    });
            try (var left = Files.list(engine.root())) {
                assertThat(left).isEmpty();
            }
        }

        @Test
        void aTapThatIsMissingDownOrNone() throws IOException {
            assertRefused(on("ping", new Tap("none", null)), "no interface none", "ip tuntap add");
            namespace.run("ip", "tuntap", "add", "dev", "down", "mode", "tap");
            assertRefused(on("ping", new Tap("down", null)), "tap down is down", "ip link set down up");
            assertRefused(on("ping", new Tap("lo", null)), "lo is no tap");
        }

        @Test
        void aNamespaceThatIsMissing() throws IOException {
            Config config = sample("ping")
                    .device("net0", BridgedTap.on("br0"))
                    .netnsPath(Path.of("/run/netns/no-such"))
                    .build();
            assertRefused(config, "no network namespace /run/netns/no-such");
        }

        @Test
        void anAddressThatTheArgumentsContradict() throws IOException {
            assertRefused(
                    on("ping", new BridgedTap("br0", null, GUEST, null), "--ipv4=10.7.0.9/24"),
                    "--ipv4=10.7.0.9/24",
                    "10.7.0.2/24");
        }
    }

    @Nested
    class WithoutPrivilege {
        /** Says why a tap on a bridge, then a container in another namespace, is refused. */
        static final class Powerless {
            public static void main(String[] args) {
                ConfigBuilder config = sample("ping").device("net0", BridgedTap.on("br0"));
                for (Config refused : List.of(
                        config.build(), config.netnsPath(Path.of(args[1])).build())) {
                    try {
                        Nabla.factory(Path.of(args[0])).validate(refused);
                        System.out.println("not refused");
                    } catch (EngineException e) {
                        System.out.println(e.code().name() + " " + e.text());
                    }
                }
            }
        }

        @Test
        void theErrorNamesWhatIsMissingAndWhatToDo() throws IOException {
            Prerequisites.require(
                    Prerequisites.program("setpriv").isPresent(), "no setpriv: apt-get install util-linux");
            String said = namespace.run(
                    "setpriv",
                    "--bounding-set=-net_admin,-sys_admin",
                    Path.of(System.getProperty("java.home"), "bin/java").toString(),
                    "-cp",
                    System.getProperty("java.class.path"),
                    Powerless.class.getName(),
                    engine.root().toString(),
                    namespace.path().toString());
            assertThat(said.lines())
                    .hasSize(2)
                    .allSatisfy(line ->
                            assertThat(line).startsWith("CONFIG_INVALID").contains("run as root"))
                    .anySatisfy(line -> assertThat(line).contains("bridge br0", "CAP_NET_ADMIN", "ip tuntap add"))
                    .anySatisfy(line -> assertThat(line).contains("CAP_SYS_ADMIN"));
        }
    }
}
