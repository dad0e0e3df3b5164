package io.nablaconsole.engine.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nablaconsole.engine.api.Config;
import io.nablaconsole.engine.api.ConfigBuilder;
import io.nablaconsole.engine.api.DeviceBacking.BridgedTap;
import io.nablaconsole.engine.api.GuestAddress;
import io.nablaconsole.engine.api.GuestConvention;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class GuestArgumentsTest {
    private static final BridgedTap FIRST = new BridgedTap(
            "br0", null, new GuestAddress("10.0.0.2/24", "10.0.0.1"), new GuestAddress("fd00::2/64", null));
    private static final BridgedTap SECOND =
            new BridgedTap("br1", null, new GuestAddress("192.168.1.2/22", null), null);

    private static ConfigBuilder config(GuestConvention convention) {
        return Config.builder(Path.of("/images/guest")).annotation(GuestConvention.ANNOTATION, convention.toString());
    }

    private static List<String> told(ConfigBuilder config) {
        List<String> args = GuestArguments.with(config.build());
        return args.subList(1, args.size());
    }

    @Test
    void oneStackOfMirageHasNoGroup() {
        assertThat(told(config(GuestConvention.MIRAGE).device("private", FIRST)))
                .containsExactly("--ipv4=10.0.0.2/24", "--ipv4-gateway=10.0.0.1", "--ipv6=fd00::2/64");
    }

    @Test
    void severalStacksOfMirageAreToldApartByGroup() {
        assertThat(told(config(GuestConvention.MIRAGE)
                        .device("private", FIRST)
                        .device("public", SECOND)
                        .device("quiet", BridgedTap.on("br2"))))
                .containsExactly(
                        "--private-ipv4=10.0.0.2/24",
                        "--private-ipv4-gateway=10.0.0.1",
                        "--private-ipv6=fd00::2/64",
                        "--public-ipv4=192.168.1.2/22");
        assertThat(told(config(GuestConvention.MIRAGE).device("a", SECOND).device("service", SECOND)))
                .containsExactly("--a-ipv4=192.168.1.2/22", "--ipv4=192.168.1.2/22");
    }

    @Test
    void linuxIsToldOneIpv4Address() {
        BridgedTap both = FIRST;
        BridgedTap ipv4 = new BridgedTap("br0", null, both.ipv4(), null);
        assertThat(told(config(GuestConvention.LINUX).arguments("--", "init").device("a", ipv4)))
                .containsExactly("ip=10.0.0.2::10.0.0.1:255.255.255.0::eth0:off", "--", "init");
        assertThatThrownBy(() -> told(config(GuestConvention.LINUX).device("a", both)))
                .hasMessageContaining("IPv4 addresses only");
        assertThat(told(config(GuestConvention.LINUX).device("a", SECOND)))
                .containsExactly("ip=192.168.1.2:::255.255.252.0::eth0:off");
        assertThatThrownBy(() ->
                        told(config(GuestConvention.LINUX).device("a", FIRST).device("b", SECOND)))
                .hasMessageContaining("'a' and 'b'", "Linux kernel");
    }

    @Test
    void unikraftIsToldOneIpv4AddressBeforeItsProgramsArguments() {
        BridgedTap ipv4 = new BridgedTap("br0", null, FIRST.ipv4(), null);
        assertThat(told(config(GuestConvention.UNIKRAFT).arguments("x", "y").device("a", ipv4)))
                .containsExactly("netdev.ip=10.0.0.2/24:10.0.0.1", "--", "x", "y");
        assertThat(told(config(GuestConvention.UNIKRAFT)
                        .arguments("vfs.fstab=x", "--", "y")
                        .device("a", SECOND)))
                .containsExactly("netdev.ip=192.168.1.2/22", "vfs.fstab=x", "--", "y");
        assertThat(told(config(GuestConvention.UNIKRAFT).arguments("x").device("a", BridgedTap.on("br0"))))
                .containsExactly("x");
        assertThatThrownBy(() -> told(config(GuestConvention.UNIKRAFT).device("a", FIRST)))
                .hasMessageContaining("Unikraft unikernel takes IPv4 addresses only");
        assertThatThrownBy(() -> told(config(GuestConvention.UNIKRAFT)
                        .annotation("io.nablaconsole.qemu.append", "vfs.fstab=x --")
                        .device("a", ipv4)))
                .hasMessageContaining("io.nablaconsole.qemu.append", "leave -- out");
    }

    @Test
    void plainGuestsAreToldNothing() {
        assertThat(told(config(GuestConvention.PLAIN).arguments("x").device("a", FIRST)))
                .containsExactly("x");
    }

    @Test
    void rumprunIsToldInItsCommandLine() {
        assertThat(told(config(GuestConvention.RUMPRUN).arguments("x").device("tap", FIRST)))
                .singleElement()
                .asString()
                .startsWith("{")
                .contains("\"cmdline\":\"guest x\"", "\"addr\":\"10.0.0.2\"", "\"gw\":\"10.0.0.1\"", "\"fd00::2\"");
        assertThatThrownBy(() ->
                        told(config(GuestConvention.RUMPRUN).arguments("{}").device("tap", FIRST)))
                .hasMessageContaining("'tap'");
    }

    @Test
    void anAddressIsToldForTheCardThatHasIt() {
        assertThat(told(config(GuestConvention.LINUX)
                        .device("a", BridgedTap.on("br2"))
                        .device("b", SECOND)))
                .containsExactly("ip=192.168.1.2:::255.255.252.0::eth1:off");
        assertThat(told(config(GuestConvention.LINUX)
                        .annotation("io.nablaconsole.qemu.forward.0", "tcp:8080:80")
                        .device("a", SECOND)))
                .containsExactly("ip=192.168.1.2:::255.255.252.0::eth1:off");
        assertThatThrownBy(() -> told(config(GuestConvention.UNIKRAFT)
                        .device("a", BridgedTap.on("br2"))
                        .device("b", SECOND)))
                .hasMessageContaining("device 'b' has an address and is not the first");
    }
}
