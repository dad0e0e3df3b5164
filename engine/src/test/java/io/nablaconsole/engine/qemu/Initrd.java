package io.nablaconsole.engine.qemu;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** Writes an initrd: a cpio archive of the kind "newc", as Linux unpacks it. */
final class Initrd {
    /** What the program {@code leave} in the initrd writes to isa-debug-exit. */
    static final int LEAVES_WITH = 5;

    /** Where busybox's acpid looks for what to do when the power button is pressed. */
    private static final String BUTTON = "etc/acpi/PWRF";

    private static final String PRESSED = "#!/bin/sh\necho power button pressed > /dev/ttyS0\npoweroff -f\n";

    private static final int DIRECTORY = 0040755;
    private static final int PROGRAM = 0100755;

    /** What virtio over PCI and a power button take, each after what it needs. */
    private static final List<String> MODULES = List.of(
            "drivers/virtio/virtio_ring.ko",
            "drivers/virtio/virtio.ko",
            "drivers/virtio/virtio_pci_modern_dev.ko",
            "drivers/virtio/virtio_pci_legacy_dev.ko",
            "drivers/virtio/virtio_pci.ko",
            "net/core/failover.ko",
            "drivers/net/net_failover.ko",
            "drivers/net/virtio_net.ko",
            "drivers/block/virtio_blk.ko",
            "drivers/acpi/button.ko",
            "drivers/input/evdev.ko");

    private final ByteArrayOutputStream archive = new ByteArrayOutputStream();
    private int inode = 1;

    /**
     * An initrd that loads the drivers, takes the address of the kernel's {@code ip=} (as distributions' do), else the
     * one QEMU's user network gives, serves {@code page} over HTTP
     * and then hands the console to a shell, with whose end the machine goes off.
     */
    static byte[] shell(Path busybox, Path modules, String page) {
        Initrd initrd = new Initrd();
        for (String directory :
                List.of("bin", "dev", "etc", "etc/acpi", "proc", "sys", "var", "var/log", "modules", "www", BUTTON)) {
            initrd.entry(directory, DIRECTORY, new byte[0]);
        }
        initrd.entry("bin/busybox", PROGRAM, QemuHost.read(busybox));
        StringBuilder load = new StringBuilder();
        for (String module : MODULES) {
            Path file = modules.resolve(module);
            // a kernel of another version may have it built in
            if (file.toFile().exists()) {
                String name = "modules/" + file.getFileName();
                initrd.entry(name, PROGRAM, QemuHost.read(file));
                load.append("insmod /").append(name).append('\n');
            }
        }
        initrd.entry(BUTTON + "/00000080", PROGRAM, PRESSED.getBytes(StandardCharsets.UTF_8));
        initrd.entry("bin/leave", PROGRAM, TinyGuests.leave(LEAVES_WITH));
        initrd.entry("www/index.html", 0100644, page.getBytes(StandardCharsets.UTF_8));
        initrd.entry("init", PROGRAM, script(load.toString()).getBytes(StandardCharsets.UTF_8));
        initrd.entry("TRAILER!!!", 0, new byte[0]);
        return initrd.archive.toByteArray();
    }

    private static String script(String load) {
        return """
                #!/bin/busybox sh
                /bin/busybox --install -s /bin
                export PATH=/bin HOME=/
                mount -t devtmpfs none /dev
                mount -t proc none /proc
                mount -t sysfs none /sys
                %s
                ifconfig lo 127.0.0.1
                for word in $(cat /proc/cmdline); do
                    case $word in ip=*) address=${word#ip=} ;; esac
                done
                if [ -e /sys/class/net/eth0 ]; then
                    set -- $(echo "${address:-10.0.2.15:::255.255.255.0}" | sed 's/::/:-:/g; s/:/ /g')
                    ifconfig eth0 $1 netmask $4
                    httpd -h /www
                fi
                acpid
                echo "guest is up"
                export PS1='guest# '
                setsid cttyhack sh
                poweroff -f
                """.formatted(load);
    }

    private void entry(String name, int mode, byte[] content) {
        byte[] path = (name + "\0").getBytes(StandardCharsets.US_ASCII);
        int[] fields = {inode++, mode, 0, 0, 1, 0, content.length, 0, 0, 0, 0, path.length, 0};
        StringBuilder header = new StringBuilder("070701");
        for (int field : fields) {
            header.append(String.format(Locale.ROOT, "%08X", field));
        }
        put(header.toString().getBytes(StandardCharsets.US_ASCII));
        put(path);
        pad();
        put(content);
        pad();
    }

    private void put(byte[] bytes) {
        archive.write(bytes, 0, bytes.length);
    }

    private void pad() {
        while (archive.size() % 4 != 0) {
            archive.write(0);
        }
    }
}
