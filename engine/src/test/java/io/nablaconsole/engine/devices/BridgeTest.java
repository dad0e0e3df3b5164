package io.nablaconsole.engine.devices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nablaconsole.engine.api.Container;
import io.nablaconsole.engine.api.ContainerProcess;
import io.nablaconsole.engine.api.DeviceBacking.BridgedTap;
import io.nablaconsole.engine.api.GuestAddress;
import java.io.IOException;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Bridges that containers share. */
@Tag("root")
class BridgeTest extends NetworkFixture {
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
}
