package io.nablaconsole.engine.devices;

import static io.nablaconsole.engine.EngineFixture.readUntil;
import static io.nablaconsole.engine.EngineFixture.sample;
import static org.assertj.core.api.Assertions.assertThat;

import io.nablaconsole.engine.api.Config;
import io.nablaconsole.engine.api.ConsoleSession;
import io.nablaconsole.engine.api.Container;
import io.nablaconsole.engine.api.ContainerProcess;
import io.nablaconsole.engine.api.DeviceBacking.BridgedTap;
import io.nablaconsole.engine.api.DeviceBacking.Tap;
import io.nablaconsole.engine.api.GuestAddress;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** What a real guest answers over its network. */
@Tag("root")
class GuestNetworkTest extends NetworkFixture {
    private void pinged(String address) throws IOException {
        Prerequisites.require(Prerequisites.program("ping").isPresent(), "no ping: apt-get install iputils-ping");
        assertThat(namespace.run("ping", "-c", "3", "-i", "0.2", "-W", "5", address))
                .contains("3 packets transmitted, 3 received");
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
}
