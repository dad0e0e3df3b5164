package io.nablaconsole.engine.qemu;

import io.nablaconsole.engine.api.Config;
import io.nablaconsole.engine.api.EngineException;
import io.nablaconsole.engine.api.ErrorCode;
import io.nablaconsole.engine.api.ExecHandler;
import io.nablaconsole.engine.api.HandlerContext;
import io.nablaconsole.engine.api.HandlerState;
import io.nablaconsole.engine.api.HostPath;
import io.nablaconsole.engine.api.ImageReport;
import io.nablaconsole.engine.api.LaunchPlan;
import io.nablaconsole.engine.api.Message;
import io.nablaconsole.engine.api.MonitorControl;
import io.nablaconsole.engine.api.Namespace;
import io.nablaconsole.engine.api.SandboxReport;
import io.nablaconsole.engine.api.TenderCommand;
import io.nablaconsole.engine.handler.OwnUser;
import io.nablaconsole.engine.image.MachineBoot;
import io.nablaconsole.engine.image.PauseContainer;
import io.nablaconsole.engine.shim.SocketPath;
import io.nablaconsole.engine.store.ContainerDirectory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * QEMU as the tender: boots what needs a machine of its own. The guest's serial line is the container's console, and
 * QEMU's monitor listens beside the container's other socket.
 */
public final class QemuExec implements ExecHandler {
    /** What {@link Config#tender()} says to get this one. */
    public static final String NAME = "qemu";

    private static final String EXECUTABLE = "executable";
    private static final String ACCELERATOR = "accelerator";
    private static final String SANDBOXED = "sandboxed";
    private static final int LONGEST_SOCKET_PATH = 107;

    /** Whether this tender could boot the file; a disk counts, as it boots when it has a boot sector. */
    public static boolean supports(ImageReport report) {
        return GuestBoot.of(report).isPresent();
    }

    /** Why it cannot run anything here, and what to install; empty when it can. */
    public static Optional<Message> obstacle() {
        return QemuProgram.find().isPresent()
                ? Optional.empty()
                : Optional.of(QemuProgram.missing().message());
    }

    /** Why it cannot run this image, of those it {@link #supports}; empty when it can. */
    public static Optional<Message> obstacle(ImageReport image) {
        return MachineBoot.obstacle(image.file()).or(QemuExec::obstacle);
    }

    /** Its program; empty when it is not installed. */
    public static Optional<Path> program() {
        return QemuProgram.find();
    }

    /** Its version; empty when it is not installed or does not tell. */
    public static Optional<String> version() {
        try {
            return program().map(QemuProgram::version);
        } catch (EngineException e) {
            return Optional.empty();
        }
    }

    @Override
    public String tender(Config config) {
        return PauseContainer.is(config) ? "none" : NAME;
    }

    @Override
    public void validate(Config config) {
        QemuPlan plan = QemuPlan.of(config);
        OwnUser.require(config, Message.of("QEMU opens its disks and the socket of its monitor itself"));
        Path executable = executable();
        if (plan.settings().accelerator() == Accelerator.KVM) {
            accelerator(plan, executable);
        }
        checkPorts(plan);
    }

    /**
     * What confines a guest: its machine, and the filter of the QEMU that makes it.
     *
     * @throws EngineException {@link ErrorCode#CONFIG_INVALID} when there is no QEMU
     */
    public static SandboxReport sandbox() {
        boolean sandboxed = QemuProbe.of(executable()).report().sandboxed();
        return SandboxReport.unlisted(
                sandboxed
                        ? "The guest makes no system call of this host: it has a machine of its own, which QEMU makes"
                                + " for it. QEMU runs with its own filter, which takes away obsolete calls, gaining"
                                + " privileges, starting programs and changing priorities; what is left to it is its"
                                + " affair and not listed here."
                        : "The guest makes no system call of this host: it has a machine of its own, which QEMU makes"
                                + " for it. This QEMU was built without a filter of its own: what the user may do, it"
                                + " may do.");
    }

    private static Path executable() {
        return QemuProgram.find().orElseThrow(QemuProgram::missing);
    }

    /** The accelerator asked for, else what the probe found. KVM that does not work is refused, not replaced. */
    private static Accelerator accelerator(QemuPlan plan, Path executable) {
        Accelerator wanted = plan.settings().accelerator();
        if (wanted == Accelerator.TCG) {
            return wanted;
        }
        QemuProbe.Report found = QemuProbe.of(executable).report();
        if (wanted == Accelerator.KVM && found.accelerator() != Accelerator.KVM) {
            throw new EngineException(
                    ErrorCode.CONFIG_INVALID,
                    Message.of(
                            "%s is kvm, which does not work here: %s; or use tcg, or leave it to the engine",
                            SettingsReader.at("accel"), new Message.Cause(found.cause())));
        }
        return found.accelerator();
    }

    /** In another network namespace other ports are taken, and nobody can look from here. */
    private static void checkPorts(QemuPlan plan) {
        if (plan.config().namespace(Namespace.Kind.NETWORK).isEmpty()) {
            plan.settings()
                    .forwards()
                    .forEach((name, forward) -> PortHolder.requireFree(forward, SettingsReader.at(name)));
        }
    }

    @Override
    public HandlerState create(HandlerContext context) {
        // what QEMU boots is looked at anew for each run: nothing of it is kept
        return new HandlerState(Map.of("tender", NAME));
    }

    @Override
    public HandlerState run(HandlerContext context, HandlerState state) {
        if (PauseContainer.is(context.config())) {
            return state;
        }
        QemuPlan plan = QemuPlan.of(context.config());
        Path executable = executable();
        checkPorts(plan);
        DiskLocks.requireFree(plan);
        deleteSocket(context);
        return decided(state, plan, executable);
    }

    /** What is decided anew for each run. */
    private static HandlerState decided(HandlerState state, QemuPlan plan, Path executable) {
        Map<String, String> options = new LinkedHashMap<>(state.options());
        options.put("image", plan.image().toString());
        options.put("machine", plan.machine().toString());
        options.put(EXECUTABLE, executable.toString());
        options.put(ACCELERATOR, accelerator(plan, executable).toString());
        options.put(SANDBOXED, String.valueOf(QemuProbe.of(executable).report().sandboxed()));
        return new HandlerState(options);
    }

    @Override
    public LaunchPlan preview(HandlerContext context, Config asked) {
        QemuPlan plan = QemuPlan.of(context.config(), asked);
        return LaunchPlan.running(NAME, command(context, decided(HandlerState.EMPTY, plan, executable()), plan), null);
    }

    @Override
    public TenderCommand command(HandlerContext context, HandlerState state) {
        return command(context, state, QemuPlan.of(context.config()));
    }

    private static TenderCommand command(HandlerContext context, HandlerState state, QemuPlan plan) {
        Path executable = HostPath.of(EXECUTABLE, state.options().getOrDefault(EXECUTABLE, ""));
        boolean kvm = Accelerator.KVM.toString().equals(state.options().get(ACCELERATOR));
        Accelerator accelerator = kvm ? Accelerator.KVM : Accelerator.TCG;
        boolean sandboxed = Boolean.parseBoolean(state.options().get(SANDBOXED));
        List<String> arguments =
                QemuCommand.arguments(executable, plan, accelerator, sandboxed, context.id(), socket(context));
        return new TenderCommand(executable, arguments, List.of(), QemuCommand.descriptors(plan));
    }

    /** Empty also in the moment between QEMU's start and its listening: then there is no guest to be gentle with yet. */
    @Override
    public Optional<MonitorControl> monitor(HandlerContext context, HandlerState state) {
        Path socket = socket(context);
        return Files.exists(socket)
                ? Optional.of(new QemuMonitor(
                        socket, QemuSettings.of(context.config()).userNetwork()))
                : Optional.empty();
    }

    /** Beside the shim's socket, in the user's own runtime directory. */
    private static Path socket(HandlerContext context) {
        Path shim = SocketPath.of(new ContainerDirectory(context.directory()));
        Path socket = shim.resolveSibling(String.valueOf(shim.getFileName()).replace(".sock", ".qmp"));
        int length = socket.toString().getBytes(StandardCharsets.UTF_8).length;
        if (length > LONGEST_SOCKET_PATH) {
            throw new EngineException(
                    ErrorCode.SYSTEM_ERROR,
                    Message.of(
                            "the path of QEMU's socket, %s, takes %s bytes and may take %s: set XDG_RUNTIME_DIR to a"
                                    + " shorter directory",
                            socket, length, LONGEST_SOCKET_PATH));
        }
        return socket;
    }

    @Override
    public void destroy(HandlerContext context, HandlerState state) {
        deleteSocket(context);
    }

    /** QEMU removes its socket when it ends by itself, not when it is killed. */
    private static void deleteSocket(HandlerContext context) {
        Path socket = socket(context);
        try {
            Files.deleteIfExists(socket);
        } catch (IOException e) {
            throw new EngineException(ErrorCode.SYSTEM_ERROR, Message.of("cannot delete %s: %s", socket, e), e);
        }
    }
}
