package io.nablaconsole.engine.handler;

import io.nablaconsole.engine.api.Config;
import io.nablaconsole.engine.api.DeviceBacking;
import io.nablaconsole.engine.api.DeviceBacking.BlockFile;
import io.nablaconsole.engine.api.EngineException;
import io.nablaconsole.engine.api.ErrorCode;
import io.nablaconsole.engine.api.GuestConvention;
import io.nablaconsole.engine.api.ImageReport;
import io.nablaconsole.engine.api.MemorySize;
import io.nablaconsole.engine.api.Message;
import io.nablaconsole.engine.api.SandboxReport;
import io.nablaconsole.engine.api.TenderCommand.OpenDescriptor;
import io.nablaconsole.engine.cmdline.GuestCommandLine;
import io.nablaconsole.engine.image.AttachedDevice;
import io.nablaconsole.engine.image.Conventions;
import io.nablaconsole.engine.image.ImageInspector;
import io.nablaconsole.engine.image.SptImage;
import io.nablaconsole.engine.linker.SandboxReports;
import io.nablaconsole.engine.linker.SptLinker;
import io.nablaconsole.engine.network.TapInterface;
import io.nablaconsole.engine.rumprun.RumprunCommandLine;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the embedded tender makes of a configuration.
 *
 * @param devices with the descriptors the guest finds them at
 */
public record EmbeddedPlan(Config config, SptImage image, String commandLine, List<AttachedDevice> devices) {
    /**
     * Reads the image and looks at the devices.
     *
     * @throws EngineException {@link ErrorCode#CONFIG_INVALID} saying what cannot be
     */
    public static EmbeddedPlan of(Config config) {
        SptImage image = read(config.image());
        return new EmbeddedPlan(config, image, commandLine(config), devices(config));
    }

    /**
     * The devices with their properties, as the guest will find them at {@link #descriptors}.
     *
     * @throws EngineException {@link ErrorCode#CONFIG_INVALID} when one is not there or does not fit
     */
    public static List<AttachedDevice> devices(Config config) {
        return descriptors(config).stream().map(open -> attach(config, open)).toList();
    }

    /** Reads a unikernel; for any other file the error says in plain words what it is and what to do about it. */
    private static SptImage read(Path file) {
        ImageReport report = ImageInspector.inspect(file);
        if (report.problem() != null) {
            throw new EngineException(
                    ErrorCode.CONFIG_INVALID,
                    Message.of("cannot run %s: it is %s; %s", file, report.description(), report.problem()));
        }
        return SptImage.read(file);
    }

    /** The guest's arguments as the one string it is given. */
    public static String commandLine(Config config) {
        return Conventions.of(config) == GuestConvention.RUMPRUN
                ? RumprunCommandLine.of(config)
                : GuestCommandLine.join(config.guestArguments());
    }

    /** The devices in the order of their names, from the first descriptor after the standard streams on. */
    public static List<OpenDescriptor> descriptors(Config config) {
        List<OpenDescriptor> open = new ArrayList<>();
        for (DeviceBacking backing : new TreeMap<>(config.devices()).values()) {
            open.add(new OpenDescriptor(AttachedDevice.FIRST_DESCRIPTOR + open.size(), backing));
        }
        return open;
    }

    private static AttachedDevice attach(Config config, OpenDescriptor open) {
        String name = config.devices().entrySet().stream()
                .filter(device -> device.getValue() == open.backing())
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow();
        if (open.backing() instanceof BlockFile block) {
            return new AttachedDevice.Block(
                    name, open.number(), BlockCapacity.of(name, block), block.blockSize(), block.readOnly());
        }
        DeviceBacking net = open.backing();
        return new AttachedDevice.Net(
                name, open.number(), TapInterface.mac(config, name, net), TapInterface.mtu(config, name, net));
    }

    /** The same for a guest with other arguments. */
    EmbeddedPlan with(String otherCommandLine) {
        return new EmbeddedPlan(config, image, otherCommandLine, devices);
    }

    void check() {
        SptLinker.check(image, memory(), bytes(), devices);
    }

    void link(Path output) {
        SptLinker.link(image, memory(), bytes(), devices, output);
    }

    /** What a container made so may do. */
    public SandboxReport sandbox() {
        return SandboxReports.of(image, memory(), devices);
    }

    private MemorySize memory() {
        return GuestShare.of(config, GuestShare.SMALL_TENDER);
    }

    private byte[] bytes() {
        return GuestCommandLine.bytes(commandLine);
    }
}
