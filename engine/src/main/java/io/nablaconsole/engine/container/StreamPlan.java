package io.nablaconsole.engine.container;

import io.nablaconsole.engine.api.Config;
import io.nablaconsole.engine.api.ContainerIo;
import io.nablaconsole.engine.api.ContainerProcess;
import io.nablaconsole.engine.api.EngineException;
import io.nablaconsole.engine.api.ErrorCode;
import io.nablaconsole.engine.api.Message;
import io.nablaconsole.engine.api.ProcessPipes;
import io.nablaconsole.engine.posix.Descriptor;
import io.nablaconsole.engine.posix.ProcessIo;
import io.nablaconsole.engine.posix.Pty;
import io.nablaconsole.engine.shim.ShimPlan;
import io.nablaconsole.engine.shim.ShimPlan.Console;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How a process comes by its streams and extra files: what the shim is told, and what is held until it was started. */
final class StreamPlan implements AutoCloseable {
    private static final int FIRST_EXTRA = 3;

    private final ContainerProcess process;
    private final Config config;
    private @Nullable ProcessPipes pipes;
    private @Nullable Descriptor terminal;
    private boolean started;

    private StreamPlan(ContainerProcess process, Config config) {
        this.process = process;
        this.config = config;
    }

    static StreamPlan of(ContainerProcess process, Config config) {
        StreamPlan plan = new StreamPlan(process, config);
        if (process.io() instanceof ContainerIo.Terminal given) {
            plan.terminal = Pty.openProcessEnd(given.console().path());
        } else if (process.io() instanceof ContainerIo.Pipes given) {
            plan.pipes = given.pipes();
        } else if (process.io() instanceof ContainerIo.Streams) {
            plan.pipes = ProcessIo.open(self("unix:uid"), self("unix:gid"));
        }
        return plan;
    }

    private static int self(String attribute) {
        try {
            return (Integer) Files.getAttribute(Path.of("/proc/self"), attribute);
        } catch (IOException e) {
            throw new EngineException(
                    ErrorCode.SYSTEM_ERROR, Message.of("cannot read this user's ids from /proc/self"), e);
        }
    }

    /** Whether the shim's own standard streams are to be the caller's. */
    boolean inherited() {
        return process.io() instanceof ContainerIo.Inherited
                || (process.io() instanceof ContainerIo.Supervised supervised && supervised.consoleSocket() == null);
    }

    void describe(ShimPlan plan) {
        plan.console(console(), config.consoleSize());
        if (process.io() instanceof ContainerIo.Supervised supervised) {
            plan.withoutMonitor();
            if (supervised.consoleSocket() != null) {
                plan.consoleSocket(supervised.consoleSocket());
            }
        }
        if (terminal != null) {
            int source = terminal.number();
            plan.pass(0, source).pass(1, source).pass(2, source).controllingTerminal();
        }
        if (pipes != null) {
            List<Integer> ends = pipes.processEnds();
            plan.pass(0, ends.get(0)).pass(1, ends.get(1)).pass(2, ends.get(2));
        }
        for (int i = 0; i < process.extraFiles().size(); i++) {
            plan.pass(FIRST_EXTRA + i, process.extraFiles().get(i));
        }
    }

    private Console console() {
        if (process.io() instanceof ContainerIo.Logged) {
            return config.terminal() ? Console.PTY : Console.PIPE;
        }
        boolean socket =
                process.io() instanceof ContainerIo.Supervised supervised && supervised.consoleSocket() != null;
        return socket ? Console.PTY : Console.INHERIT;
    }

    /** The process has its ends: from here on the pipes live as long as it does. */
    void started() {
        started = true;
        if (pipes != null && process.io() instanceof ContainerIo.Streams streams) {
            StreamPump.start(pipes, streams);
        }
    }

    @Override
    public void close() {
        try {
            if (terminal != null) {
                terminal.close();
            }
            if (pipes != null && started) {
                pipes.closeProcessEnds();
            } else if (pipes != null && process.io() instanceof ContainerIo.Streams) {
                pipes.close();
            }
        } catch (IOException e) {
            throw new EngineException(
                    ErrorCode.SYSTEM_ERROR, Message.of("cannot close the streams passed to the process: %s", e), e);
        }
    }
}
