package io.nablaconsole.engine.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class AttachedDeviceTest {
    @Test
    void blockDeviceIsMadeOfWholeBlocks() {
        assertThat(new AttachedDevice.Block("a", 3, 4096, 4096, false).capacity())
                .isEqualTo(4096);
        assertThatThrownBy(() -> new AttachedDevice.Block("a", 3, 1000, 512, false))
                .hasMessage("device 'a': its file has 1000 bytes, no multiple of its block size 512");
        assertThatThrownBy(() -> new AttachedDevice.Block("a", 3, 256, 512, false))
                .hasMessageContaining("less than one block of 512");
        assertThatThrownBy(() -> new AttachedDevice.Block("a", 3, 521 * 3, 521, false))
                .hasMessageContaining("block size 521 is not a power of two");
    }

    @Test
    void consoleDescriptorsAreNoDevices() {
        assertThatThrownBy(() -> new AttachedDevice.Block("a", 2, 512, 512, false))
                .hasMessageContaining("descriptor 2");
    }

    @Test
    void macAddressReadsWhatItPrints() {
        assertThat(MacAddress.parse("02:00:00:AB:cd:01")).hasToString("02:00:00:ab:cd:01");
        assertThat(MacAddress.parse("02:00:00:00:00:ff").bytes()).containsExactly(2, 0, 0, 0, 0, -1);
    }

    @Test
    void groupAndZeroAddressesAreRefused() {
        assertThatThrownBy(() -> MacAddress.parse("01:00:00:00:00:01")).hasMessageContaining("of one device");
        assertThatThrownBy(() -> MacAddress.parse("00:00:00:00:00:00")).hasMessageContaining("of one device");
        assertThatThrownBy(() -> MacAddress.parse("2:0:0:0:0:1")).hasMessageContaining("write for example");
    }
}
