package io.nablaconsole.engine.hvt;

import io.nablaconsole.engine.api.MemorySize;
import io.nablaconsole.engine.binary.NativeProgram;
import io.nablaconsole.engine.cmdline.GuestCommandLine;
import io.nablaconsole.engine.image.AttachedDevice;
import io.nablaconsole.engine.image.HvtImage;
import io.nablaconsole.engine.image.ManifestDevices;
import io.nablaconsole.engine.image.TestImage;
import io.nablaconsole.engine.linker.Execution;
import java.nio.file.Path;
import java.util.List;

/** Runs guests with nabla-hvt alone, without a container around them. */
final class Guests {
    static final MemorySize MEMORY = MemorySize.ofMebibytes(4);

    private final Path directory;

    Guests(Path directory) {
        this.directory = directory;
    }

    static Path sample(String name) {
        return Path.of(System.getProperty("nabla.project.directory"), "resources", "unikernels", name + ".hvt");
    }

    static String program() {
        return NativeProgram.unpack("nabla-hvt").file().toString();
    }

    static Machine machine(HvtImage image, MemorySize memory, String arguments, AttachedDevice... devices) {
        return Machine.of(
                image,
                image.checkedMemory(memory),
                GuestCommandLine.bytes(arguments),
                ManifestDevices.order(image, List.of(devices)));
    }

    Path plan(Path image, MemorySize memory, String arguments, AttachedDevice... devices) {
        Path plan = directory.resolve("plan");
        PlanFile.write(machine(HvtImage.read(image), memory, arguments, devices), image, plan);
        return plan;
    }

    Execution run(TestImage image, AttachedDevice... devices) {
        return run("", image, devices);
    }

    /** Runs a guest in a shell that first opens descriptors. */
    Execution run(String redirections, TestImage image, AttachedDevice... devices) {
        return run(redirections, plan(image.write(directory), MEMORY, "", devices));
    }

    Execution run(String redirections, Path plan) {
        String open = redirections.isEmpty() ? "" : "exec " + redirections + "; ";
        return Execution.of(directory, List.of("/bin/bash", "-c", open + "exec " + program() + " " + plan));
    }
}
