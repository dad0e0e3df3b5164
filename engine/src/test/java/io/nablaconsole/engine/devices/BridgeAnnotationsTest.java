package io.nablaconsole.engine.devices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nablaconsole.engine.annotation.BridgeAnnotations;
import io.nablaconsole.engine.api.DeviceBacking.BridgedTap;
import io.nablaconsole.engine.api.DeviceBacking.Tap;
import io.nablaconsole.engine.api.GuestAddress;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Taps on bridges as values, and as annotations there and back. */
class BridgeAnnotationsTest {
    private static final String KEY = "io.nablaconsole.bridge.net0";

    @Test
    void whatIsWrittenIsReadBack() {
        BridgedTap all = new BridgedTap(
                "br0",
                "02:00:00:00:00:01",
                new GuestAddress("10.0.0.2/24", "10.0.0.1"),
                new GuestAddress("fd00::2/64", "fe80::1"));
        for (BridgedTap tap : new BridgedTap[] {all, BridgedTap.on("br1")}) {
            Map<String, String> annotations = new LinkedHashMap<>();
            BridgeAnnotations.write("net0", tap, annotations::put);
            assertThat(annotations.keySet()).allMatch(BridgeAnnotations::owns);
            assertThat(BridgeAnnotations.read(annotations)).isEqualTo(Map.of("net0", tap));
        }
    }

    @Test
    void whatWouldBeIgnoredIsRefused() {
        assertThatThrownBy(() -> BridgeAnnotations.read(Map.of(KEY, "br0", KEY + ".ip", "10.0.0.2/24")))
                .hasMessageContaining(KEY + ".ip")
                .hasMessageContaining(".ipv4");
        assertThatThrownBy(() -> BridgeAnnotations.read(Map.of(KEY + ".mac", "02:00:00:00:00:01")))
                .hasMessageContaining("add " + KEY);
        assertThatThrownBy(() -> BridgeAnnotations.read(Map.of(KEY, "br0", KEY + ".ipv4-gateway", "10.0.0.1")))
                .hasMessageContaining("add " + KEY + ".ipv4");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"10.0.0.2", "10.0.0.256/24", "10.0.0.2/33", "example.org/24", "fd00::2/129", "0.0.0.0/8", "/"})
    void badAddressesAreRefused(String text) {
        assertThatThrownBy(() -> new GuestAddress(text, null)).hasMessageContaining("is not valid");
    }

    @Test
    void familiesAreNotMixed() {
        assertThatThrownBy(() -> new GuestAddress("10.0.0.2/24", "fd00::1")).hasMessageContaining("same family");
        GuestAddress six = new GuestAddress("fd00::2/64", null);
        assertThatThrownBy(() -> new BridgedTap("br0", null, six, null)).hasMessageContaining("no IPv4 address");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "sixteen-letters-", "a b", "a/b", "tap%d", "-all", ".", ".."})
    void badInterfaceNamesAreRefused(String name) {
        assertThatThrownBy(() -> new Tap(name, null)).hasMessageContaining("is not valid");
        assertThatThrownBy(() -> BridgedTap.on(name)).hasMessageContaining("is not valid");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "02:00", "01:00:00:00:00:01", "02-00-00-00-00-01"})
    void badHardwareAddressesAreRefused(String mac) {
        assertThatThrownBy(() -> new Tap("tap0", mac)).hasMessageContaining("is not valid");
    }
}
