package io.nablaconsole.engine.qemu;

import io.nablaconsole.engine.api.Config;
import io.nablaconsole.engine.api.EngineException;
import io.nablaconsole.engine.api.ErrorCode;
import io.nablaconsole.engine.api.Message;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a configuration asks of QEMU beyond what OCI has fields for: the annotations {@code io.nablaconsole.qemu.*}.
 *
 * @param format {@code format}: of an image that is a disk; null lets its name tell
 * @param initrd {@code initrd}: absolute path; null without one
 * @param append {@code append}: the kernel's command line, before the guest's arguments
 * @param cpus {@code cpus}: virtual processors
 * @param accelerator {@code accel}; null lets the probe choose
 * @param machine {@code machine}; null is the one every guest knows
 * @param network {@code net}: whether there is a user-mode network; any forwarded port brings one
 * @param restrict {@code restrict}: whether that network leads nowhere but to forwarded ports
 * @param disks {@code disk.N}, {@code disk.N.format}, {@code disk.N.readonly}, by number
 * @param forwards {@code forward.N}, each under that name, by number
 */
record QemuSettings(
        @Nullable DiskFormat format,
        @Nullable Path initrd,
        String append,
        int cpus,
        @Nullable Accelerator accelerator,
        @Nullable Machine machine,
        boolean network,
        boolean restrict,
        List<QemuDisk> disks,
        Map<String, PortForward> forwards) {
    static final int MOST_CPUS = 255;

    private static final String KNOWN =
            "format, initrd, append, cpus, accel, machine, net, restrict, disk.N, disk.N.format, disk.N.readonly or forward.N";
    private static final String AUTOMATIC = "auto";

    QemuSettings {
        disks = List.copyOf(disks);
        forwards = Collections.unmodifiableMap(new LinkedHashMap<>(forwards));
    }

    /**
     * Reads and checks the annotations.
     *
     * @throws EngineException {@link ErrorCode#CONFIG_INVALID} naming the JSON path that is wrong
     */
    static QemuSettings of(Config config) {
        SettingsReader reader = new SettingsReader(config);
        String append = reader.text("append");
        QemuSettings settings = new QemuSettings(
                reader.choice("format", DiskFormat.class),
                readable(reader, "initrd"),
                append == null ? "" : append,
                reader.number("cpus", 1, 1, MOST_CPUS),
                choice(reader, "accel", Accelerator.class),
                choice(reader, "machine", Machine.class),
                network(reader),
                reader.flag("restrict", false),
                disks(reader),
                forwards(reader));
        reader.refuseOthers(KNOWN);
        if (settings.restrict() && !settings.userNetwork()) {
            throw new EngineException(
                    ErrorCode.CONFIG_INVALID,
                    Message.of(
                            "%s restricts a network that is not there: add %s=user, or leave it out",
                            SettingsReader.at("restrict"), SettingsReader.at("net")));
        }
        return settings;
    }

    private static <E extends Enum<E>> @Nullable E choice(SettingsReader reader, String name, Class<E> type) {
        return reader.takeIf(name, AUTOMATIC) ? null : reader.choice(name, type);
    }

    private static @Nullable Path readable(SettingsReader reader, String name) {
        Path file = reader.file(name);
        if (file != null && !(Files.isRegularFile(file) && Files.isReadable(file))) {
            throw reader.wrong(name, file.toString(), Message.of("a file that can be read"));
        }
        return file;
    }

    private static boolean network(SettingsReader reader) {
        String value = reader.text("net");
        if (value == null || value.equals("none")) {
            return false;
        }
        if (!value.equals("user")) {
            throw reader.wrong(
                    "net", value, Message.of("user or none; for a tap use the annotation io.nablaconsole.tap.NAME"));
        }
        return true;
    }

    private static List<QemuDisk> disks(SettingsReader reader) {
        List<QemuDisk> disks = new ArrayList<>();
        for (String name : reader.numbered("disk")) {
            Path file = reader.file(name);
            DiskFormat format = reader.choice(name + ".format", DiskFormat.class);
            boolean readOnly = reader.flag(name + ".readonly", false);
            if (file == null) {
                throw new EngineException(
                        ErrorCode.CONFIG_INVALID,
                        Message.of("%s has details and no disk: add it", SettingsReader.at(name)));
            }
            if (format == null) {
                Message remedy = Message.of("say which it is with %s", SettingsReader.at(name + ".format"));
                format = DiskFormat.named(file, Message.of("%s", SettingsReader.at(name)), remedy);
            }
            if (!Files.isReadable(file) || (!readOnly && !Files.isWritable(file))) {
                throw reader.wrong(
                        name,
                        file.toString(),
                        readOnly ? Message.of("a file that can be read") : Message.of("a file that can be written"));
            }
            disks.add(new QemuDisk(file, format, readOnly));
        }
        return disks;
    }

    private static Map<String, PortForward> forwards(SettingsReader reader) {
        Map<String, PortForward> forwards = new LinkedHashMap<>();
        for (String name : reader.numbered("forward")) {
            String value = reader.text(name);
            PortForward forward = PortForward.parse(value == null ? "" : value, SettingsReader.at(name));
            if (forwards.values().stream().anyMatch(forward::clashesWith)) {
                throw new EngineException(
                        ErrorCode.CONFIG_INVALID,
                        Message.of(
                                "%s asks for %s, which another forward has: choose another",
                                SettingsReader.at(name), forward));
            }
            forwards.put(name, forward);
        }
        return forwards;
    }

    /** Whether the guest has a user-mode network. */
    boolean userNetwork() {
        return network || !forwards.isEmpty();
    }
}
