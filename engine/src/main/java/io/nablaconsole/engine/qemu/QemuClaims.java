package io.nablaconsole.engine.qemu;

import io.nablaconsole.engine.api.Config;
import io.nablaconsole.engine.api.EngineException;
import io.nablaconsole.engine.api.Message;
import io.nablaconsole.engine.image.ImageInspector;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What of the host a guest on QEMU has besides the devices that every tender knows. */
public record QemuClaims(List<Disk> disks, List<Port> ports) {
    /** A file it reads, and writes unless {@code readOnly}. */
    public record Disk(Message where, Path file, boolean readOnly) {}

    /**
     * A port of the host.
     *
     * @param port protocol and number
     * @param address where it is open; empty: everywhere
     */
    public record Port(Message where, Message what, String port, String address) {}

    public QemuClaims {
        disks = List.copyOf(disks);
        ports = List.copyOf(ports);
    }

    /** Those of a configuration; none when it is not valid, as what it names is gone. */
    public static QemuClaims of(Config config) {
        List<Disk> disks = new ArrayList<>();
        List<Port> ports = new ArrayList<>();
        try {
            GuestBoot.of(ImageInspector.inspect(config.image()))
                    .filter(boot -> !boot.takesCommandLine())
                    .ifPresent(boot -> disks.add(new Disk(Message.of("process.args[0]"), config.image(), true)));
            QemuSettings settings = QemuSettings.of(config);
            settings.disks()
                    .forEach(disk -> disks.add(
                            new Disk(Message.of("%s", SettingsReader.at("disk.N")), disk.file(), disk.readOnly())));
            settings.forwards()
                    .forEach((name, forward) -> ports.add(new Port(
                            Message.of("%s", SettingsReader.at(name)),
                            Message.of("%s", forward),
                            forward.protocol() + " " + forward.hostPort(),
                            forward.everywhere() ? "" : forward.hostAddress())));
        } catch (EngineException e) {
            return new QemuClaims(disks, ports);
        }
        return new QemuClaims(disks, ports);
    }
}
