package io.nablaconsole.engine.hvt;

import io.nablaconsole.engine.api.Config;
import io.nablaconsole.engine.api.EngineException;
import io.nablaconsole.engine.api.ErrorCode;
import io.nablaconsole.engine.api.SandboxReport;
import io.nablaconsole.engine.cmdline.GuestCommandLine;
import io.nablaconsole.engine.handler.EmbeddedPlan;
import io.nablaconsole.engine.handler.GuestShare;
import io.nablaconsole.engine.image.AttachedDevice;
import io.nablaconsole.engine.image.HvtImage;
import io.nablaconsole.engine.image.ManifestDevices;
import io.nablaconsole.engine.seccomp.AllowedCalls;
import io.nablaconsole.engine.seccomp.HvtPolicy;
import java.nio.file.Path;
import java.util.List;

/**
 * What a configuration makes of an hvt unikernel.
 *
 * @param commandLine as the guest gets it
 */
record HvtGuest(HvtImage image, String commandLine, Machine machine) {
    /**
     * Reads the image, looks at the devices and lays out the machine.
     *
     * @throws EngineException {@link ErrorCode#CONFIG_INVALID} saying what cannot be
     */
    static HvtGuest of(Config config) {
        return of(config, EmbeddedPlan.commandLine(config));
    }

    /** The same with other arguments than the configuration's. */
    static HvtGuest of(Config config, String commandLine) {
        HvtImage image = HvtImage.read(config.image());
        long memory = image.checkedMemory(GuestShare.of(config, GuestShare.SMALL_TENDER));
        List<AttachedDevice> devices = ManifestDevices.order(image, EmbeddedPlan.devices(config));
        byte[] bytes = GuestCommandLine.bytes(commandLine);
        return new HvtGuest(image, commandLine, Machine.of(image, memory, bytes, devices));
    }

    /** Writes the plan nabla-hvt runs it by. */
    void write(Path plan) {
        PlanFile.write(machine, image.file(), plan);
    }

    /** What nabla-hvt may do while it runs this guest, and the guest's address space. */
    SandboxReport sandbox() {
        return new SandboxReport(
                AllowedCalls.of(HvtPolicy.rules(machine.internal(), machine.processor(), machine.devices())),
                machine.regions().stream()
                        .filter(Region::mapped)
                        .map(Region::describe)
                        .toList());
    }
}
