package io.nablaconsole.app.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.nablaconsole.engine.Nabla;
import io.nablaconsole.engine.api.Config;
import io.nablaconsole.engine.api.ConfigBuilder;
import io.nablaconsole.engine.api.DeviceBacking.BridgedTap;
import io.nablaconsole.engine.api.GuestAddress;
import io.nablaconsole.engine.api.HandlerState;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AddressHintTest {
    private static ConfigBuilder ping(BridgedTap tap) {
        return Config.builder(Nabla.images().sampleFile("ping")).device("net0", tap);
    }

    private static String hint(Config config, String convention) {
        return AddressHint.of(config, new HandlerState(Map.of("convention", convention)));
    }

    @Test
    void aUnikernelOnANetworkWithoutAnAddressMayWaitForOne() {
        Config config = ping(BridgedTap.on("br0")).build();
        assertThat(hint(config, "mirage")).contains("DHCP");
        assertThat(hint(config, "linux")).isEmpty();
    }

    @Test
    void oneThatWasGivenItsAddressDoesNot() {
        BridgedTap addressed = new BridgedTap("br0", null, new GuestAddress("10.0.0.2/24", null), null);
        assertThat(hint(ping(addressed).build(), "mirage")).isEmpty();
        Config argument =
                ping(BridgedTap.on("br0")).arguments("--ipv4=10.0.0.2/24").build();
        assertThat(hint(argument, "mirage")).isEmpty();
        Config none = Config.builder(Nabla.images().sampleFile("hello")).build();
        assertThat(hint(none, "mirage")).isEmpty();
    }
}
