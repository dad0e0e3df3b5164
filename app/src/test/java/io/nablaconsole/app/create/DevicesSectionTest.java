package io.nablaconsole.app.create;

import static org.assertj.core.api.Assertions.assertThat;

import io.nablaconsole.engine.api.Config;
import io.nablaconsole.engine.api.DeviceBacking;
import io.nablaconsole.engine.api.GuestAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DevicesSectionTest extends CreateTest {
    private BlockChoice storage() {
        return (BlockChoice) form.devices().devices().get(0);
    }

    private NetChoice service() {
        return (NetChoice) form.devices().devices().get(1);
    }

    @BeforeEach
    void choose() {
        model.origin().chooseFile(Path.of("/x/blk_and_net.spt"));
    }

    @Test
    void exactlyThoseOfTheManifestAreAskedFor() {
        assertThat(form.devices().devices()).extracting(DeviceChoice::name).containsExactly("storage", "service");
        assertThat(service().kinds()).containsExactly(NetChoice.Kind.TAP, NetChoice.Kind.BRIDGE);
        assertThat(model.readyProperty().get()).isFalse();
    }

    @Test
    void takeAFileAndATap() {
        storage().file().set("/images/disk.img");
        storage().readOnlyProperty().set(true);
        storage().blockSizeProperty().set(4096);
        service().kindProperty().set(NetChoice.Kind.TAP);
        service().tap().set("tap0");
        assertThat(create("blk_and_net-1").devices())
                .containsEntry("storage", new DeviceBacking.BlockFile(Path.of("/images/disk.img"), true, 4096))
                .containsEntry("service", new DeviceBacking.Tap("tap0", null));
    }

    @Test
    void beginWithWhatWorksOnThisHost() {
        NetChoice net = new NetChoice("service", List.of(NetChoice.Kind.TAP, NetChoice.Kind.BRIDGE), () -> {});
        net.begin(new HostNetwork(List.of(), List.of("br0"), List.of(), false));
        assertThat(net.kindProperty().get()).as("who may make no bridge").isEqualTo(NetChoice.Kind.TAP);
        net.begin(new HostNetwork(List.of("tap0"), List.of(), List.of(), true));
        assertThat(net.kindProperty().get()).as("where there are taps").isEqualTo(NetChoice.Kind.TAP);
        net.begin(new HostNetwork(List.of(), List.of("br0"), List.of(), true));
        assertThat(net.kindProperty().get()).isEqualTo(NetChoice.Kind.BRIDGE);
        net.recall(Map.of());
        assertThat(net.fine()).isTrue();
        net.kindProperty().set(NetChoice.Kind.TAP);
        net.tap().set("mine");
        net.begin(new HostNetwork(List.of(), List.of(), List.of(), true));
        assertThat(net.kindProperty().get()).as("what was chosen stays").isEqualTo(NetChoice.Kind.TAP);
    }

    @Test
    void takeATapOnABridgeWithAddresses() {
        storage().file().set("/images/disk.img");
        service().kindProperty().set(NetChoice.Kind.BRIDGE);
        service().bridge().set("nabla0");
        service().mac().set("02:00:00:00:00:01");
        service().ipv4().own().set("10.0.0.2/24");
        service().ipv4().gateway().set("10.0.0.1");
        form.devices().netns().set("/run/netns/blue");
        Config config = create("blk_and_net-1");
        assertThat(config.devices())
                .containsEntry(
                        "service",
                        new DeviceBacking.BridgedTap(
                                "nabla0", "02:00:00:00:00:01", new GuestAddress("10.0.0.2/24", "10.0.0.1"), null));
        assertThat(config.netnsPath()).isEqualTo(Path.of("/run/netns/blue"));
    }

    @Test
    void sayWhatIsWrongAtTheirOwnFields() {
        storage().file().set("disk.img");
        assertThat(storage().file().problemProperty().get()).contains("absolute");
        service().tap().set("a name that is too long");
        assertThat(service().tap().problemProperty().get()).contains("15 characters");
        service().mac().set("02:00");
        assertThat(service().mac().problemProperty().get()).contains("hardware address".substring(1));
        service().kindProperty().set(NetChoice.Kind.BRIDGE);
        service().ipv4().own().set("10.0.0.2");
        assertThat(service().ipv4().own().problemProperty().get()).contains("10.0.0.2/24");
        service().ipv4().own().set("");
        service().ipv4().gateway().set("10.0.0.1");
        assertThat(service().ipv4().own().problemProperty().get()).isNotEmpty();
        assertThat(model.readyProperty().get()).isFalse();
    }

    @Test
    void theNamespaceMattersOnlyWhereThereIsANetwork() {
        assertThat(form.devices().networkedProperty().get()).isTrue();
        model.origin().chooseFile(Path.of("/x/rump.nabla"));
        NetChoice net = (NetChoice) form.devices().devices().get(0);
        assertThat(net.kindProperty().get()).isEqualTo(NetChoice.Kind.NONE);
        assertThat(form.devices().networkedProperty().get()).isFalse();
        net.kindProperty().set(NetChoice.Kind.TAP);
        net.tap().set("tap0");
        form.devices().netns().set("/run/netns/blue");
        assertThat(form.devices().networkedProperty().get()).isTrue();
        assertThat(form.config().netnsPath()).isEqualTo(Path.of("/run/netns/blue"));
        net.kindProperty().set(NetChoice.Kind.NONE);
        assertThat(form.devices().networkedProperty().get()).isFalse();
        assertThat(form.config().netnsPath()).isNull();
        form.devices().netns().set("not a path");
        assertThat(form.complete()).isTrue();
    }
}
