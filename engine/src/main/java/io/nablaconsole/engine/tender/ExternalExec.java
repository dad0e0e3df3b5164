package io.nablaconsole.engine.tender;

import io.nablaconsole.engine.api.Config;
import io.nablaconsole.engine.api.DeviceBacking;
import io.nablaconsole.engine.api.DeviceBacking.BlockFile;
import io.nablaconsole.engine.api.DeviceBacking.Tap;
import io.nablaconsole.engine.api.EngineException;
import io.nablaconsole.engine.api.ErrorCode;
import io.nablaconsole.engine.api.ExecHandler;
import io.nablaconsole.engine.api.HandlerContext;
import io.nablaconsole.engine.api.HandlerState;
import io.nablaconsole.engine.api.HostPath;
import io.nablaconsole.engine.api.LaunchPlan;
import io.nablaconsole.engine.api.Message;
import io.nablaconsole.engine.api.TenderCommand;
import io.nablaconsole.engine.api.TenderCommand.OpenDescriptor;
import io.nablaconsole.engine.handler.EmbeddedPlan;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Runs unikernels with a program of Solo5's or Nabla's. It opens its devices itself; a block file is open for it all the
 * same, because the lock against a second writer hangs on that descriptor. What it prints, errors too, is on the
 * container's console.
 */
final class ExternalExec implements ExecHandler {
    private static final String PROGRAM = "program";
    private static final int FIRST_DESCRIPTOR = 3;

    private final ExternalTender tender;

    ExternalExec(ExternalTender tender) {
        this.tender = tender;
    }

    @Override
    public String tender(Config config) {
        return tender.name();
    }

    @Override
    public void validate(Config config) {
        ExternalChecks.check(config, tender.probe());
        EmbeddedPlan.commandLine(config);
    }

    @Override
    public HandlerState create(HandlerContext context) {
        return state(context);
    }

    /** The program may have moved, and the image may be gone. */
    @Override
    public HandlerState run(HandlerContext context, HandlerState state) {
        Path image = context.config().image();
        if (!Files.isReadable(image)) {
            throw new EngineException(
                    ErrorCode.CONFIG_INVALID,
                    Message.of(
                            "container %s needs its unikernel %s to run with %s, and it is gone: put it back",
                            context.id(), image, tender.name()));
        }
        validate(context.config());
        return state(context);
    }

    private HandlerState state(HandlerContext context) {
        return new HandlerState(Map.of(
                PROGRAM,
                tender.probe().program().toString(),
                "image",
                context.config().image().toString()));
    }

    @Override
    public LaunchPlan preview(HandlerContext context, Config asked) {
        return LaunchPlan.running(tender.name(), command(context, state(context)), null);
    }

    @Override
    public TenderCommand command(HandlerContext context, HandlerState state) {
        Path program = HostPath.of(PROGRAM, String.valueOf(state.options().get(PROGRAM)));
        List<OpenDescriptor> open = new ArrayList<>();
        return new TenderCommand(program, arguments(context.config(), Probe.of(program), open), List.of(), open);
    }

    private List<String> arguments(Config config, Probe probe, List<OpenDescriptor> open) {
        OptionStyle style = OptionStyle.of(probe);
        List<String> argv = new ArrayList<>();
        argv.add(tender.name());
        argv.add("--mem=" + ExternalChecks.memory(config).mebibytes());
        if (tender.target() == null && probe.knows("--x-exec-heap")) {
            argv.add("--x-exec-heap"); // rumprun runs code it makes on its heap
        }
        for (Map.Entry<String, DeviceBacking> device : new TreeMap<>(config.devices()).entrySet()) {
            if (device.getValue() instanceof BlockFile block) {
                int descriptor = FIRST_DESCRIPTOR + open.size();
                open.add(new OpenDescriptor(descriptor, block));
                argv.addAll(style.block(probe, device.getKey(), block, descriptor));
            } else if (device.getValue() instanceof Tap tap) {
                argv.addAll(style.net(probe, device.getKey(), tap));
            }
        }
        if (probe.knows("[ -- ]")) {
            argv.add("--");
        }
        argv.add(config.image().toString());
        String line = EmbeddedPlan.commandLine(config);
        if (!line.isEmpty()) {
            argv.add(line); // in one piece: tenders join their arguments with blanks
        }
        return argv;
    }

    @Override
    public void destroy(HandlerContext context, HandlerState state) {
        // it made nothing
    }
}
