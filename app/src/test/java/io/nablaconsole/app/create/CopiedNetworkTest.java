package io.nablaconsole.app.create;

import static org.assertj.core.api.Assertions.assertThat;

import io.nablaconsole.engine.api.Config;
import io.nablaconsole.engine.api.DeviceBacking.BlockFile;
import io.nablaconsole.engine.api.DeviceBacking.BridgedTap;
import io.nablaconsole.engine.api.GuestAddress;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What of a container's network its copy has. */
class CopiedNetworkTest extends CreateTest {
    @Test
    void aHardwareAddressStaysItsOwners() {
        GuestAddress address = new GuestAddress("10.0.0.2/24", null);
        Config original = Config.builder(Path.of("/x/blk_and_net.spt"))
                .device("storage", new BlockFile(Path.of("/images/disk.img"), true, 1024))
                .device("service", new BridgedTap("nabla0", "02:00:00:00:00:01", address, null))
                .build();
        bench.factory.create("web-1", original);
        model.origin().chooseContainer("web-1");
        assertThat(create("web-2").devices().get("service")).isEqualTo(new BridgedTap("nabla0", null, address, null));
    }

    @Test
    void aRestrictedNetworkStaysRestricted() {
        List<NetChoice.Kind> kinds = List.of(NetChoice.Kind.NONE, NetChoice.Kind.USER);
        Config config = Config.builder(Path.of("/x/vmlinuz"))
                .annotation("io.nablaconsole.qemu.net", "user")
                .annotation("io.nablaconsole.qemu.restrict", "true")
                .build();
        NetChoice shown = new NetChoice(DevicesSection.FIRST_NET, kinds, () -> {});
        shown.recall(ConfigValues.of(config));
        assertThat(shown.restrictedProperty().get()).isTrue();
        ConfigDraft draft = new ConfigDraft();
        shown.write(draft);
        assertThat(draft.annotations)
                .containsEntry("io.nablaconsole.qemu.net", "user")
                .containsEntry("io.nablaconsole.qemu.restrict", "true");
        Map<String, String> remembered = new LinkedHashMap<>();
        shown.remember(remembered);
        NetChoice again = new NetChoice(DevicesSection.FIRST_NET, kinds, () -> {});
        again.recall(remembered);
        assertThat(again.restrictedProperty().get()).isTrue();
    }
}
