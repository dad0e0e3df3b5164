package io.nablaconsole.app.detail;

import io.nablaconsole.app.i18n.Messages;
import io.nablaconsole.engine.api.DeviceBacking;

/** Says in words what stands behind a device. */
final class DeviceText {
    private DeviceText() {}

    static String of(DeviceBacking backing) {
        if (backing instanceof DeviceBacking.BlockFile block) {
            return Messages.get(block.readOnly() ? "fact.device.readOnly" : "fact.device.block", block.file());
        }
        if (backing instanceof DeviceBacking.Tap tap) {
            return Messages.get("fact.device.tap", tap.name());
        }
        if (backing instanceof DeviceBacking.BridgedTap bridged) {
            return Messages.get("fact.device.bridge", bridged.bridge());
        }
        throw new IllegalArgumentException("unknown device " + backing);
    }
}
