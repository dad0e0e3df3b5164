package io.nablaconsole.engine.tender;

import io.nablaconsole.engine.api.Config;
import io.nablaconsole.engine.api.DeviceBacking.BlockFile;
import io.nablaconsole.engine.api.DeviceType;
import io.nablaconsole.engine.api.EngineException;
import io.nablaconsole.engine.api.ErrorCode;
import io.nablaconsole.engine.api.ImageReport;
import io.nablaconsole.engine.api.MemorySize;
import io.nablaconsole.engine.api.Message;
import io.nablaconsole.engine.handler.EmbeddedPlan;
import io.nablaconsole.engine.handler.GuestShare;
import io.nablaconsole.engine.image.AttachedDevice;
import io.nablaconsole.engine.image.ImageInspector;
import io.nablaconsole.engine.image.ManifestDevices;
import java.util.List;

/** Says before anything is made what a tender's program would say too late, or not at all. */
final class ExternalChecks {
    private ExternalChecks() {}

    /** @throws EngineException {@link ErrorCode#CONFIG_INVALID} saying what does not fit */
    static void check(Config config, Probe probe) {
        ImageReport image = ImageInspector.inspect(config.image());
        memory(config, image);
        List<AttachedDevice> devices = EmbeddedPlan.devices(config);
        if (image.abi() != null) {
            ManifestDevices.order(image.file(), image.manifest(), devices);
        }
        config.devices().forEach((name, backing) -> {
            if (backing instanceof BlockFile block) {
                block(name, block, probe);
            }
        });
        if (OptionStyle.of(probe) == OptionStyle.SINGLE) {
            atMostOne(probe, devices, DeviceType.BLOCK);
            atMostOne(probe, devices, DeviceType.NET);
        }
    }

    /** What the guest gets. */
    static MemorySize memory(Config config) {
        return GuestShare.of(config, GuestShare.SMALL_TENDER);
    }

    private static void memory(Config config, ImageReport image) {
        long least = Math.max(image.memoryEnd(), 1L << 20);
        if (memory(config).mebibytes() << 20 < least) {
            throw invalid(Message.of(
                    "memory of %s is too little: %s alone takes %s, and whole MiB are given",
                    memory(config), image.file(), new MemorySize(least)));
        }
    }

    private static void block(String name, BlockFile block, Probe probe) {
        if (block.readOnly()) {
            throw invalid(Message.of(
                    "device '%s': %s opens every disk for writing: attach %s writable, or use the embedded tender",
                    name, probe.program(), block.file()));
        }
        boolean other = block.blockSize() != BlockFile.DEFAULT_BLOCK_SIZE;
        if (other && !probe.knows("--block-sector-size:")) {
            throw invalid(Message.of(
                    "device '%s': %s knows blocks of %s bytes only, not of %s",
                    name, probe.program(), BlockFile.DEFAULT_BLOCK_SIZE, block.blockSize()));
        }
    }

    private static void atMostOne(Probe probe, List<AttachedDevice> devices, DeviceType type) {
        long count = devices.stream().filter(device -> device.type() == type).count();
        if (count > 1) {
            throw invalid(Message.of("%s takes one %s device, not %s", probe.program(), type, count));
        }
    }

    private static EngineException invalid(Message message) {
        return new EngineException(ErrorCode.CONFIG_INVALID, message);
    }
}
