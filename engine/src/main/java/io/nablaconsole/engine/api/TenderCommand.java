package io.nablaconsole.engine.api;

import java.nio.file.Path;
import java.util.List;

/**
 * The program that runs the unikernel.
 *
 * @param executable absolute path
 * @param argv its arguments, the program's own name first
 * @param environment {@code NAME=value} each
 * @param descriptors files and taps it finds open
 */
public record TenderCommand(
        Path executable, List<String> argv, List<String> environment, List<OpenDescriptor> descriptors) {
    public TenderCommand {
        argv = List.copyOf(argv);
        environment = List.copyOf(environment);
        descriptors = List.copyOf(descriptors);
        SoundText.require("the tender's command line", argv);
        SoundText.require("the tender's environment", environment);
    }

    /**
     * A descriptor the tender finds open.
     *
     * @param number its number, 3 or more
     */
    public record OpenDescriptor(int number, DeviceBacking backing) {}
}
