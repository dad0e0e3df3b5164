package io.nablaconsole.engine.doctor;

import io.nablaconsole.engine.api.Message;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;

/** Whether tap interfaces can be used: the device opens, and this user may make one. */
final class TapCheck implements Check {
    private static final Path DEVICE = Path.of("/dev/net/tun");
    private static final int CAP_NET_ADMIN = 12;

    @Override
    public String name() {
        return "tap";
    }

    @Override
    public Finding run() {
        if (!Files.exists(DEVICE)) {
            return Finding.optional(Message.of("there is no %s: containers get no network", DEVICE), "modprobe tun");
        }
        try (RandomAccessFile device = new RandomAccessFile(DEVICE.toFile(), "rw")) {
            if (device.getFD().valid() && Capabilities.effective(CAP_NET_ADMIN)) {
                return Finding.good(Message.of("tap interfaces can be made and used"));
            }
            return Finding.optional(
                    Message.of("tap interfaces can be used but not made by this user"),
                    "sudo ip tuntap add tap0 mode tap user $(id -un)");
        } catch (IOException e) {
            return Finding.optional(
                    Message.of("cannot open %s: %s: containers get no network", DEVICE, e), "sudo chmod 666 " + DEVICE);
        }
    }
}
