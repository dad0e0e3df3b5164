package io.nablaconsole.engine.container;

import io.nablaconsole.engine.api.Config;
import io.nablaconsole.engine.api.DeviceBacking;
import io.nablaconsole.engine.api.DeviceBacking.BlockFile;
import io.nablaconsole.engine.api.DeviceBacking.BridgedTap;
import io.nablaconsole.engine.api.DeviceBacking.Tap;
import io.nablaconsole.engine.api.GuestAddress;
import io.nablaconsole.engine.api.Message;
import io.nablaconsole.engine.api.Namespace;
import io.nablaconsole.engine.qemu.QemuClaims;
import io.nablaconsole.engine.qemu.QemuExec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What of the host a configuration is to have: disks, taps, ports, and what must be one guest's alone on a network. */
final class Claims {
    private final Config config;
    private final String network;
    private final List<Claim> claims = new ArrayList<>();

    private Claims(Config config) {
        this.config = config;
        this.network = String.valueOf(config.netnsPath());
    }

    /** @param tender what runs it */
    static List<Claim> of(Config config, String tender) {
        Claims claims = new Claims(config);
        config.devices().forEach(claims::device);
        if (tender.equals(QemuExec.NAME)) {
            claims.machine(QemuClaims.of(config));
        }
        return List.copyOf(claims.claims);
    }

    private void device(String name, DeviceBacking backing) {
        Message where = Message.of("device '%s'", name);
        if (backing instanceof BlockFile block) {
            disk(where, block.file(), block.readOnly());
        } else if (backing instanceof Tap tap) {
            add(where, Message.of("tap %s", tap.name()), "tap " + network + " " + tap.name());
            // two taps may be of two networks
            mac(where, tap.mac(), "", false);
        } else if (backing instanceof BridgedTap tap) {
            mac(where, tap.mac(), tap.bridge(), true);
            address(where, tap.ipv4(), tap.bridge());
            address(where, tap.ipv6(), tap.bridge());
        }
    }

    private void add(Message where, Message what, String key) {
        claims.add(new Claim(where, what, key, "", false, true));
    }

    private void disk(Message where, Path file, boolean readOnly) {
        claims.add(new Claim(where, Message.of("disk %s", file), "disk " + identity(file), "", readOnly, true));
    }

    /** The file itself, whatever name it is called by. */
    private static String identity(Path file) {
        try {
            Object key = Files.readAttributes(file, BasicFileAttributes.class).fileKey();
            return Objects.toString(key, file.toString());
        } catch (IOException e) {
            return file.toAbsolutePath().normalize().toString();
        }
    }

    private void mac(Message where, @Nullable String mac, String bridge, boolean vital) {
        if (mac != null) {
            String key = "mac " + network + " " + bridge + " " + mac.toLowerCase(Locale.ROOT);
            claims.add(new Claim(where, Message.of("hardware address %s", mac), key, "", false, vital));
        }
    }

    private void address(Message where, @Nullable GuestAddress address, String bridge) {
        if (address != null) {
            String own = address.address().substring(0, address.address().indexOf('/'));
            add(where, Message.of("address %s", own), "address " + network + " " + bridge + " " + own);
        }
    }

    private void machine(QemuClaims machine) {
        machine.disks().forEach(disk -> disk(disk.where(), disk.file(), disk.readOnly()));
        boolean shared = config.netnsPath() != null
                || config.namespace(Namespace.Kind.NETWORK).isEmpty();
        if (shared) {
            machine.ports()
                    .forEach(port -> claims.add(new Claim(
                            port.where(),
                            port.what(),
                            "port " + network + " " + port.port(),
                            port.address(),
                            false,
                            true)));
        }
    }
}
