package io.nablaconsole.engine.qemu;

import io.nablaconsole.engine.api.ContainerId;
import io.nablaconsole.engine.api.DeviceBacking.Tap;
import io.nablaconsole.engine.api.TenderCommand.OpenDescriptor;
import io.nablaconsole.engine.image.MacAddress;
import io.nablaconsole.engine.network.TapInterface;
import io.nablaconsole.engine.store.ContainerDirectory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Says to QEMU what a plan wants. Nothing is left to QEMU's defaults, so the same container is the same machine
 * whatever the distribution configured.
 */
final class QemuCommand {
    /** After the standard streams; taps are opened by the shim, so QEMU needs no right to make interfaces. */
    private static final int FIRST_DESCRIPTOR = 3;

    /** What a guest that breaks out of QEMU may not do: old calls, more rights, other programs, other priorities. */
    static final String SANDBOX = "on,obsolete=deny,elevateprivileges=deny,spawn=deny,resourcecontrol=deny";

    /** What QEMU calls the network it makes without any right on the host. */
    static final String USER_NETWORK = "user";

    /** Locally administered, unicast. */
    private static final long LOCAL = 0x02L << 40;

    private final QemuPlan plan;
    private final Machine machine;
    private final ContainerId id;
    private final List<String> words = new ArrayList<>();

    private QemuCommand(QemuPlan plan, ContainerId id) {
        this.plan = plan;
        this.machine = plan.machine();
        this.id = id;
    }

    /**
     * The arguments, the program's name first.
     *
     * @param sandboxed whether QEMU can lock itself up
     * @param qmp where QEMU listens for its monitor's commands
     */
    static List<String> arguments(
            Path executable, QemuPlan plan, Accelerator accelerator, boolean sandboxed, ContainerId id, Path qmp) {
        QemuCommand command = new QemuCommand(plan, id);
        command.words.add(String.valueOf(executable.getFileName()));
        command.machine(accelerator);
        if (sandboxed) {
            command.add("-sandbox", SANDBOX);
        }
        command.consoles(qmp);
        command.boot();
        command.disks();
        command.network();
        return List.copyOf(command.words);
    }

    /** The taps, in the order of their devices' names, then files. */
    static List<OpenDescriptor> descriptors(QemuPlan plan) {
        List<OpenDescriptor> open = new ArrayList<>();
        for (Tap tap : plan.taps().values()) {
            open.add(new OpenDescriptor(FIRST_DESCRIPTOR + open.size(), tap));
        }
        open.addAll(files(plan).descriptors());
        return open;
    }

    private static HandedFiles files(QemuPlan plan) {
        return HandedFiles.of(plan, FIRST_DESCRIPTOR + plan.taps().size());
    }

    private void add(String option, String value) {
        words.add(option);
        words.add(value);
    }

    private void machine(Accelerator accelerator) {
        add("-name", value(id.value()));
        words.add("-nodefaults");
        words.add("-no-user-config");
        words.add("-no-reboot");
        add("-display", "none");
        // the BIOS, and what speaks through it, then use the serial line, as there is no screen
        String screen = plan.boot().needsBiosConsole() ? ",graphics=off" : "";
        add("-machine", machine + ",accel=" + accelerator + screen);
        add("-cpu", accelerator.processor());
        add("-smp", String.valueOf(plan.settings().cpus()));
        add("-m", "size=" + ((plan.memory().bytes() + (1 << 20) - 1) >> 20) + "M");
        // the guest's way to end with a code of its own: QEMU exits with twice the number written, plus one
        add("-device", "isa-debug-exit");
    }

    private void consoles(Path qmp) {
        // Ctrl-C is the guest's, not QEMU's
        add("-chardev", "stdio,id=console,signal=off");
        add("-serial", "chardev:console");
        add("-chardev", "socket,id=qmp,server=on,wait=off,path=" + value(qmp.toString()));
        add("-mon", "chardev=qmp,mode=control");
    }

    private void boot() {
        DiskFormat format = plan.bootFormat();
        if (format == null) {
            HandedFiles files = files(plan);
            add("-kernel", files.name(plan.image()));
            Path initrd = plan.settings().initrd();
            if (initrd != null) {
                // commas separate the modules of a multiboot kernel
                String name = files.name(initrd);
                add("-initrd", plan.boot() == GuestBoot.KERNEL ? value(name) : name);
            }
            if (!plan.commandLine().isEmpty()) {
                add("-append", plan.commandLine());
            }
            return;
        }
        // the image is the user's and only read: what the guest writes is forgotten when it ends
        String drive = "if=none,id=boot,format=" + format + ",file="
                + value(plan.image().toString());
        if (plan.boot() == GuestBoot.CD) {
            add("-drive", drive + ",media=cdrom,readonly=on");
            add("-device", "ide-cd,drive=boot,bootindex=0");
        } else {
            add("-drive", drive + ",snapshot=on");
            add("-device", machine.virtio("blk") + ",drive=boot,bootindex=0");
        }
    }

    private void disks() {
        int number = 0;
        for (QemuDisk disk : plan.disks()) {
            String drive = "disk" + number++;
            add(
                    "-drive",
                    "if=none,id=" + drive + ",format=" + disk.format() + ",readonly=" + (disk.readOnly() ? "on" : "off")
                            + ",file=" + value(disk.file().toString()));
            String sector = disk.blockSize() == QemuDisk.SECTOR
                    ? ""
                    : ",logical_block_size=" + disk.blockSize() + ",physical_block_size=" + disk.blockSize();
            add("-device", machine.virtio("blk") + ",drive=" + drive + sector);
        }
    }

    private void network() {
        QemuSettings settings = plan.settings();
        if (settings.userNetwork()) {
            String ports = settings.forwards().values().stream()
                    .map(forward -> "," + forward.option())
                    .collect(Collectors.joining());
            String restrict = settings.restrict() ? ",restrict=on" : "";
            add("-netdev", "user,id=" + USER_NETWORK + restrict + ports);
            card(USER_NETWORK, "");
        }
        int number = 0;
        for (Map.Entry<String, Tap> entry : plan.taps().entrySet()) {
            String network = "tap" + number;
            add("-netdev", "tap,id=" + network + ",fd=" + (FIRST_DESCRIPTOR + number++));
            card(network, ",mac=" + mac(entry.getKey(), entry.getValue()) + mtu(entry.getValue()));
        }
    }

    private void card(String network, String properties) {
        // without a boot ROM: nobody boots from here, and it is a package of its own in some distributions
        String rom = machine == Machine.Q35 ? ",romfile=" : "";
        add("-device", machine.virtio("net") + ",netdev=" + network + rom + properties);
    }

    /** A guest takes packets for as large as anywhere unless it is told: QEMU does not look at the tap. */
    private String mtu(Tap tap) {
        int mtu = TapInterface.mtu(plan.config(), tap).orElse(TapInterface.USUAL_MTU);
        return mtu == TapInterface.USUAL_MTU ? "" : ",host_mtu=" + mtu;
    }

    /** The address asked for, else one that stays the same for this container and device, and is nobody else's. */
    private MacAddress mac(String name, Tap tap) {
        if (tap.mac() != null) {
            return MacAddress.parse(tap.mac());
        }
        String digest = ContainerDirectory.digest(id + "\0" + name + "\0" + tap.name());
        return new MacAddress(LOCAL | Long.parseLong(digest.substring(0, 10), 16));
    }

    /** A value inside an option, where a comma ends it unless it is doubled. */
    private static String value(String text) {
        return text.replace(",", ",,");
    }
}
