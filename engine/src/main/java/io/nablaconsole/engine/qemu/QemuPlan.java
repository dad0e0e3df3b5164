package io.nablaconsole.engine.qemu;

import io.nablaconsole.engine.api.Config;
import io.nablaconsole.engine.api.DeviceBacking.BlockFile;
import io.nablaconsole.engine.api.DeviceBacking.Tap;
import io.nablaconsole.engine.api.EngineException;
import io.nablaconsole.engine.api.ErrorCode;
import io.nablaconsole.engine.api.ImageReport;
import io.nablaconsole.engine.api.MemorySize;
import io.nablaconsole.engine.api.Message;
import io.nablaconsole.engine.handler.GuestShare;
import io.nablaconsole.engine.image.ImageInspector;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What QEMU is to boot for a configuration: everything but what only the start decides (accelerator, sockets).
 *
 * @param boot how {@code image} is brought to life
 * @param commandLine of a kernel; empty for a disk
 * @param bootFormat of an image that is a disk; null when it is a kernel
 * @param disks in the order the guest finds them, after an image that is a disk
 * @param taps by the name of the device
 */
record QemuPlan(
        Config config,
        Path image,
        GuestBoot boot,
        QemuSettings settings,
        String commandLine,
        @Nullable DiskFormat bootFormat,
        List<QemuDisk> disks,
        Map<String, Tap> taps) {
    /** Beside one for each processor: its main loop, the one that frees what nobody reads any more, those of disks. */
    private static final int THREADS = 6;

    /**
     * Reads the image and checks that all which is asked for can be.
     *
     * @throws EngineException {@link ErrorCode#CONFIG_INVALID} saying what cannot
     */
    static QemuPlan of(Config config) {
        return of(config, config);
    }

    /**
     * The same when disks of {@code config} are still to be made.
     *
     * @param present the configuration with files that are there in their places: what a disk is, is read from these
     */
    static QemuPlan of(Config config, Config present) {
        Path image = config.image();
        ImageReport report = ImageInspector.inspect(image);
        GuestBoot boot = GuestBoot.of(report)
                .orElseThrow(() -> new EngineException(
                        ErrorCode.CONFIG_INVALID,
                        Message.of(
                                "cannot boot %s with QEMU: it is %s; use a kernel (Linux, multiboot, PVH) or a disk image",
                                image, report.description())));
        QemuSettings settings = QemuSettings.of(config);
        checkBoot(boot, settings, config);
        QemuPlan plan = new QemuPlan(
                config,
                image,
                boot,
                settings,
                boot.takesCommandLine() ? GuestWords.join(boot, settings.append(), config) : "",
                bootFormat(image, boot, settings),
                disks(config, present, settings),
                taps(config));
        plan.checkMemory();
        plan.checkThreads();
        return plan;
    }

    private static void checkBoot(GuestBoot boot, QemuSettings settings, Config config) {
        if (boot.takesCommandLine()) {
            return;
        }
        String what = settings.initrd() != null
                ? SettingsReader.at("initrd")
                : !settings.append().isEmpty()
                        ? SettingsReader.at("append")
                        : !config.guestArguments().isEmpty() ? "process.args[1]" : "";
        if (!what.isEmpty()) {
            throw new EngineException(
                    ErrorCode.CONFIG_INVALID,
                    Message.of(
                            "%s is for a kernel, and %s is a disk that boots by itself: leave it out",
                            what, config.image()));
        }
        if (settings.machine() == Machine.MICROVM) {
            throw new EngineException(
                    ErrorCode.CONFIG_INVALID,
                    Message.of(
                            "%s is microvm, which boots kernels only: use q35 for a disk",
                            SettingsReader.at("machine")));
        }
    }

    private static @Nullable DiskFormat bootFormat(Path image, GuestBoot boot, QemuSettings settings) {
        if (boot.takesCommandLine()) {
            return null;
        }
        if (settings.format() != null) {
            return settings.format();
        }
        Message remedy = Message.of("say which it is with %s", SettingsReader.at("format"));
        return DiskFormat.named(image, Message.of("process.args[0]"), remedy);
    }

    private static List<QemuDisk> disks(Config config, Config present, QemuSettings settings) {
        List<QemuDisk> disks = new ArrayList<>(settings.disks());
        new TreeMap<>(config.devices()).forEach((name, backing) -> {
            if (backing instanceof BlockFile block && present.devices().get(name) instanceof BlockFile content) {
                Message at = Message.of("device '%s'", name);
                Message remedy = Message.of(
                        "attach it with %s and %s", SettingsReader.at("disk.N"), SettingsReader.at("disk.N.format"));
                DiskFormat format = DiskFormat.named(content.file(), at, remedy);
                disks.add(new QemuDisk(block.file(), format, block.readOnly(), block.blockSize()));
            }
        });
        return List.copyOf(disks);
    }

    private static Map<String, Tap> taps(Config config) {
        Map<String, Tap> taps = new TreeMap<>();
        config.devices().forEach((name, backing) -> {
            if (backing instanceof Tap tap) {
                taps.put(name, tap);
            }
        });
        return Collections.unmodifiableMap(taps);
    }

    /** What the guest gets. */
    MemorySize memory() {
        return GuestShare.of(config, GuestShare.QEMU);
    }

    /**
     * QEMU ends with an assertion when it cannot make a thread.
     *
     * @throws EngineException {@link ErrorCode#CONFIG_INVALID} when the limit allows fewer than it begins with
     */
    private void checkThreads() {
        Long limit = config.resources().pidsLimit();
        int needed = settings.cpus() + THREADS;
        if (limit != null && limit >= 0 && limit < needed) {
            throw new EngineException(
                    ErrorCode.CONFIG_INVALID,
                    Message.of(
                            "linux.resources.pids.limit is %s, and QEMU needs %s threads for a guest with %s processors:"
                                    + " allow as many, or any number with -1",
                            limit, needed, settings.cpus()));
        }
    }

    /** A kernel that does not fit makes QEMU, or worse the guest, die with a message nobody understands. */
    private void checkMemory() {
        long needed = 1 << 20;
        try {
            if (boot.takesCommandLine()) {
                needed += Files.size(image);
            }
            if (settings.initrd() != null) {
                needed += Files.size(settings.initrd());
            }
        } catch (IOException e) {
            throw new EngineException(
                    ErrorCode.SYSTEM_ERROR, Message.of("cannot read the size of %s: %s", image, e), e);
        }
        if (memory().bytes() < needed) {
            throw new EngineException(
                    ErrorCode.CONFIG_INVALID,
                    Message.of(
                            "memory of %s is too small: kernel and initrd alone take %s MiB; a Linux guest wants 128 MiB"
                                    + " or more",
                            memory(), (needed >> 20) + 1));
        }
    }

    /**
     * The machine asked for, else q35. Never microvm unasked: whether a kernel has drivers for virtio without PCI cannot
     * be seen from outside, and under TCG on a busy host Linux was seen to find no clock there it could count on, and to
     * hang.
     */
    Machine machine() {
        return settings.machine() == null ? Machine.Q35 : settings.machine();
    }
}
