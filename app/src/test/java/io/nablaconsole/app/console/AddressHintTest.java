package io.nablaconsole.app.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.nablaconsole.engine.Nabla;
import io.nablaconsole.engine.api.Config;
import io.nablaconsole.engine.api.ConfigBuilder;
import io.nablaconsole.engine.api.Container;
import io.nablaconsole.engine.api.DeviceBacking.BridgedTap;
import io.nablaconsole.engine.api.GuestAddress;
import io.nablaconsole.engine.api.HandlerState;
import io.nablaconsole.engine.api.State;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AddressHintTest {
    private static ConfigBuilder ping(BridgedTap tap) {
        return Config.builder(Nabla.images().sampleFile("ping")).device("net0", tap);
    }

    /** A container of which nothing is asked but what it is. */
    private static Container container(Config config, String convention) {
        HandlerState files = new HandlerState(Map.of("convention", convention));
        State state = State.builder("web", config, Instant.EPOCH)
                .handlers(files, HandlerState.EMPTY, HandlerState.EMPTY)
                .build();
        return (Container) Proxy.newProxyInstance(
                Container.class.getClassLoader(),
                new Class<?>[] {Container.class},
                (proxy, method, args) -> method.getName().equals("config") ? config : state);
    }

    @Test
    void aUnikernelOnANetworkWithoutAnAddressMayWaitForOne() {
        Config config = ping(BridgedTap.on("br0")).build();
        assertThat(AddressHint.of(container(config, "mirage"))).contains("DHCP");
        assertThat(AddressHint.of(container(config, "linux"))).isEmpty();
    }

    @Test
    void oneThatWasGivenItsAddressDoesNot() {
        BridgedTap addressed = new BridgedTap("br0", null, new GuestAddress("10.0.0.2/24", null), null);
        assertThat(AddressHint.of(container(ping(addressed).build(), "mirage"))).isEmpty();
        Config argument =
                ping(BridgedTap.on("br0")).arguments("--ipv4=10.0.0.2/24").build();
        assertThat(AddressHint.of(container(argument, "mirage"))).isEmpty();
        Config none = Config.builder(Nabla.images().sampleFile("hello")).build();
        assertThat(AddressHint.of(container(none, "mirage"))).isEmpty();
    }
}
