package io.nablaconsole.engine.devices;

import static io.nablaconsole.engine.EngineFixture.readUntil;
import static io.nablaconsole.engine.EngineFixture.sample;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nablaconsole.engine.EngineFixture;
import io.nablaconsole.engine.Nabla;
import io.nablaconsole.engine.api.Config;
import io.nablaconsole.engine.api.ConfigBuilder;
import io.nablaconsole.engine.api.ConsoleSession;
import io.nablaconsole.engine.api.Container;
import io.nablaconsole.engine.api.ContainerProcess;
import io.nablaconsole.engine.api.DeviceBacking;
import io.nablaconsole.engine.api.DeviceBacking.BridgedTap;
import io.nablaconsole.engine.api.DeviceBacking.Tap;
import io.nablaconsole.engine.api.EngineException;
import io.nablaconsole.engine.api.ErrorCode;
import io.nablaconsole.engine.api.GuestAddress;
import io.nablaconsole.engine.api.Handlers;
import io.nablaconsole.engine.api.Leftover;
import io.nablaconsole.engine.handler.EmbeddedExec;
import io.nablaconsole.engine.handler.NoHandler;
import io.nablaconsole.engine.network.NetworkHandler;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Networks from the configuration to packets a real guest answers. */
@Tag("root")
class NetworkTest {
    @RegisterExtension
    final Namespace namespace = new Namespace();

    @RegisterExtension
    final EngineFixture engine = new EngineFixture();

    private static final GuestAddress GUEST = new GuestAddress("10.7.0.2/24", "10.7.0.1");

    private Config on(String sample, DeviceBacking backing, String... arguments) {
        return sample(sample, arguments)
                .device("net0", backing)
                .netnsPath(namespace.path())
                .build();
    }

    private Config bridged(String sample) {
        return on(sample, new BridgedTap("br0", null, GUEST, null));
    }

    private Container run(String id, Config config) {
        Container container = engine.factory().create(id, config);
        container.run(ContainerProcess.ofConfig());
        return container;
    }

    /** Asks the kernel for the guest's hardware address by ARP, by sending to a port nobody listens at. */
    private String neighbour(String address) throws IOException {
        for (int attempt = 0; attempt < 50; attempt++) {
            namespace.run("bash", "-c", "echo > /dev/udp/" + address + "/9; sleep 0.1");
            String seen = namespace.run("ip", "neighbour", "show", address);
            if (seen.contains("lladdr")) {
                return seen;
            }
        }
        throw new AssertionError(address + " did not answer");
    }

    private void pinged(String address) throws IOException {
        Prerequisites.require(Prerequisites.program("ping").isPresent(), "no ping: apt-get install iputils-ping");
        assertThat(namespace.run("ping", "-c", "3", "-i", "0.2", "-W", "5", address))
                .contains("3 packets transmitted, 3 received");
    }

    @Nested
    class ABridge {
        @Test
        void isMadeWithItsFirstTapAndGoneWithItsLast() throws IOException {
            Container first = engine.factory().create("first", bridged("ping"));
            Container second = engine.factory()
                    .create(
                            "second",
                            on("ping", new BridgedTap("br0", null, new GuestAddress("10.7.0.3/24", "10.7.0.1"), null)));
            assertThat(namespace.links())
                    .contains("br0")
                    .contains("10.7.0.1/24")
                    .contains(first.state().networkState().options().get("tap.net0"))
                    .contains(second.state().networkState().options().get("tap.net0"));
            first.destroy();
            assertThat(namespace.links()).contains("br0");
            second.destroy();
            assertThat(namespace.links()).doesNotContain("br0").doesNotContain("nb");
        }

        @Test
        void hasTheGatewaysOfBothFamilies() throws IOException {
            GuestAddress ipv6 = new GuestAddress("fd00::2/64", "fd00::1");
            engine.factory().create("both", on("ping", new BridgedTap("br0", null, GUEST, ipv6)));
            assertThat(namespace.links()).contains("inet 10.7.0.1/24").contains("inet6 fd00::1/64");
        }

        @Test
        void ofSomebodyElseIsUsedAndLeftAlone() throws IOException {
            namespace.run("ip", "link", "add", "br0", "type", "bridge");
            namespace.run("ip", "link", "set", "br0", "mtu", "1400", "up");
            Container container = engine.factory().create("guest", bridged("ping"));
            assertThat(namespace.links()).contains("master br0").doesNotContain("10.7.0.1");
            container.start(ContainerProcess.ofConfig());
            assertThat(container.state().execState().options().get("devices")).contains("mtu=1400");
            container.destroy();
            assertThat(namespace.links()).contains("br0").doesNotContain("master");
        }

        @Test
        void takesIdsThatBeginAlike() {
            String common = "a-long-common-beginning-";
            Container one = engine.factory().create(common + "1", bridged("ping"));
            Container two = engine.factory().create(common + "2", on("ping", new BridgedTap("br0", null, null, null)));
            assertThat(one.state().networkState().options().get("tap.net0"))
                    .hasSizeLessThanOrEqualTo(15)
                    .isNotEqualTo(two.state().networkState().options().get("tap.net0"));
        }

        @Test
        void mayNotBeAnotherKindOfInterface() throws IOException {
            namespace.run("ip", "tuntap", "add", "dev", "t0", "mode", "tap");
            assertThatThrownBy(() -> engine.factory().create("x", on("ping", BridgedTap.on("t0"))))
                    .hasMessageContaining("t0 is no bridge");
        }

        @Test
        void isMadeAgainAfterAReboot() throws IOException {
            Container container = engine.factory().create("guest", bridged("ping"));
            String tap =
                    String.valueOf(container.state().networkState().options().get("tap.net0"));
            namespace.run("ip", "link", "delete", tap);
            namespace.run("ip", "link", "delete", "br0");
            container.run(ContainerProcess.ofConfig());
            assertThat(namespace.links()).contains(tap).contains("br0");
            assertThat(neighbour("10.7.0.2")).contains("lladdr 02:");
        }
    }

    @Nested
    class AGuest {
        private Config onTender(String tender, String sample, BridgedTap tap) {
            return RealTenders.sample(tender, sample)
                    .device("net0", tap)
                    .netnsPath(namespace.path())
                    .build();
        }

        @ParameterizedTest
        @FieldSource("io.nablaconsole.engine.devices.RealTenders#ALL")
        void answersArpAndPing(String tender) throws IOException {
            Container ping = run("ping", onTender(tender, "ping", new BridgedTap("br0", null, GUEST, null)));
            try (ConsoleSession console = ping.openConsole()) {
                readUntil(console, "10.7.0.2/24");
            }
            assertThat(neighbour("10.7.0.2")).contains("lladdr 02:");
            pinged("10.7.0.2");
        }

        @ParameterizedTest
        @FieldSource("io.nablaconsole.engine.devices.RealTenders#ALL")
        void hasTheHardwareAddressItIsGiven(String tender) throws IOException {
            run("ping", onTender(tender, "ping", new BridgedTap("br0", "02:11:22:33:44:56", GUEST, null)));
            assertThat(neighbour("10.7.0.2")).contains("02:11:22:33:44:56");
        }

        @ParameterizedTest
        @FieldSource("io.nablaconsole.engine.devices.RealTenders#ALL")
        void servesAPageToTheHost(String tender) throws IOException {
            Container web = run("web", onTender(tender, "web", new BridgedTap("br0", null, GUEST, null)));
            assertThat(fetch("http://10.7.0.2/"))
                    .contains("Hello from a unikernel")
                    .contains("10.7.0.1");
            try (ConsoleSession console = web.openConsole()) {
                readUntil(console, "10.7.0.1 GET /");
            }
        }

        @Test
        void onATapThatExistsLeavesItInPlace() throws IOException {
            namespace.run("ip", "tuntap", "add", "dev", "mine", "mode", "tap");
            namespace.run("ip", "address", "add", "10.8.0.1/24", "dev", "mine");
            namespace.run("ip", "link", "set", "mine", "up");
            Container ping = run("ping", on("ping", new Tap("mine", null), "--ipv4=10.8.0.2/24"));
            assertThat(neighbour("10.8.0.2")).contains("lladdr 02:");
            ping.destroy();
            assertThat(namespace.links()).contains("mine").contains("10.8.0.1/24");
        }

        @Test
        void isToldItsAddressesInItsOwnWay() {
            Container container = engine.factory()
                    .create(
                            "guest",
                            on("ping", new BridgedTap("br0", null, GUEST, new GuestAddress("fd00::2/64", null))));
            container.start(ContainerProcess.ofConfig());
            assertThat(container.state().execState().options())
                    .containsEntry("commandline", "--ipv4=10.7.0.2/24 --ipv4-gateway=10.7.0.1 --ipv6=fd00::2/64");
        }
    }

    /** A page, fetched by a JVM inside the namespace. */
    private String fetch(String url) throws IOException {
        return namespace.run(
                Path.of(System.getProperty("java.home"), "bin/java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Fetch.class.getName(),
                url);
    }

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

    @Test
    void aFailedCreateTakesItsTapBack() throws IOException {
        Handlers failing = new Handlers(new NoHandler(), new NetworkHandler(), new SlowExec(true));
        assertThatThrownBy(() -> Nabla.factory(engine.root(), failing).create("failed", bridged("ping")))
                .hasMessageContaining("on purpose");
        assertThat(namespace.links()).doesNotContain("br0").doesNotContain("nb");
    }

    @Test
    void aBrokenContainerStillLosesItsTap() throws IOException {
        engine.factory().create("broken", bridged("ping"));
        Files.writeString(engine.root().resolve("broken/state.json"), "{");
        engine.factory().delete("broken", true);
        assertThat(namespace.links()).doesNotContain("br0").doesNotContain("nb");
    }

    @Nested
    class AfterACrash {
        /** The program that is killed between the making of the network and the writing of the state. */
        static final class Victim {
            public static void main(String[] args) {
                Handlers slow = new Handlers(new NoHandler(), new NetworkHandler(), new SlowExec(false));
                Config config = sample("ping")
                        .device("net0", BridgedTap.on("br0"))
                        .netnsPath(Path.of(args[1]))
                        .build();
                Nabla.factory(Path.of(args[0]), slow).create("victim", config);
            }
        }

        @Test
        void whatIsLeftIsFoundWithItsOwnerAndRemoved() throws IOException, InterruptedException {
            engine.factory().create("living", on("ping", BridgedTap.on("br1")));
            Process victim = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin/java").toString(),
                            "-cp",
                            System.getProperty("java.class.path"),
                            Victim.class.getName(),
                            engine.root().toString(),
                            namespace.path().toString())
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            assertThat(victim.inputReader(StandardCharsets.UTF_8).readLine()).isEqualTo("made");
            assertThat(engine.factory().leftovers())
                    .as("while somebody works on it")
                    .isEmpty();
            victim.destroyForcibly().waitFor();

            assertThat(namespace.links()).contains("br0");
            List<Leftover> found = engine.factory().leftovers();
            assertThat(found)
                    .extracting(Leftover::kind)
                    .containsExactlyInAnyOrder(Leftover.Kind.TAP, Leftover.Kind.DIRECTORY);
            assertThat(found).extracting(Leftover::owner).containsOnly("victim");

            assertThat(engine.factory().prune()).containsExactlyInAnyOrderElementsOf(found);
            assertThat(namespace.links()).doesNotContain("br0").contains("br1");
            assertThat(engine.factory().leftovers()).isEmpty();
            assertThat(engine.factory().list())
                    .singleElement()
                    .satisfies(left -> assertThat(left.id().value()).isEqualTo("living"));
        }

        @Test
        void aTapWhoseContainerWasRemovedByHandIsFound() throws IOException {
            Container lost = engine.factory().create("lost", bridged("ping"));
            Path directory = engine.root().resolve(lost.id().value());
            try (var files = Files.list(directory)) {
                for (Path file : files.toList()) {
                    Files.delete(file);
                }
            }
            Files.delete(directory);
            assertThat(engine.factory().prune())
                    .singleElement()
                    .satisfies(found -> assertThat(found.toString())
                            .contains("tap nb")
                            .contains("of container lost")
                            .contains(namespace.path().toString()));
            assertThat(namespace.links()).doesNotContain("br0");
        }
    }

    /** Stops where the network has been made and nothing written down yet. */
    private static final class SlowExec extends DelegatingExec {
        private final boolean fail;

        SlowExec(boolean fail) {
            super(new EmbeddedExec());
            this.fail = fail;
        }

        @Override
        void beforeCreate() {
            if (fail) {
                throw new EngineException(ErrorCode.SYSTEM_ERROR, "failed on purpose");
            }
            System.out.println("made");
            System.out.flush();
            try {
                Thread.sleep(Duration.ofMinutes(1).toMillis());
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
