package io.nablaconsole.engine.api;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A device and what stands behind it in one word, as {@code nablactl} takes it:
 *
 * <pre>
 * storage=disk.img:ro,size=4096
 * storage=disk.img,size=4096
 * net0=tap:tap0,mac=02:00:00:00:00:01
 * net0=bridge:nabla0,ipv4=10.0.0.2/24,ipv4-gateway=10.0.0.1
 * </pre>
 *
 * @param name of the device in the manifest
 */
public record DeviceSpelling(String name, DeviceBacking backing) {
    private static final String BLOCK_OPTION = "ro|rw|size=\\d{1,9}";

    /** Only what are options for sure is taken off the end, so that a file's name may hold colons and commas. */
    private static final Pattern BLOCK =
            Pattern.compile("(.+?)(?:([:,])((?:" + BLOCK_OPTION + ")(?:,(?:" + BLOCK_OPTION + "))*))?");

    private static final String READ_ONLY = "ro";
    private static final String WRITABLE = "rw";
    private static final String SIZE = "size=";
    private static final String TAP = "tap:";
    private static final String BRIDGE = "bridge:";
    private static final String MAC = "mac";
    private static final String IPV4 = "ipv4";
    private static final String IPV6 = "ipv6";
    private static final String GATEWAY = "-gateway";

    /**
     * Reads {@code NAME=FILE[:ro][,size=BYTES]}. A file whose name really ends so is taken as it is.
     *
     * @param directory that a relative path starts from
     * @throws EngineException {@link ErrorCode#CONFIG_INVALID} naming what is wrong
     */
    public static DeviceSpelling block(String word, Path directory) {
        String name = name(word, "disk.img:ro");
        String text = word.substring(name.length() + 1);
        Matcher m = BLOCK.matcher(text);
        if (!m.matches()) {
            throw invalid(Message.of("device '%s' lacks its file: write %s=disk.img", name, name));
        }
        boolean readOnly = false;
        int size = DeviceBacking.BlockFile.DEFAULT_BLOCK_SIZE;
        if (m.group(3) == null || isFileOfThatName(text, m, directory)) {
            return new DeviceSpelling(name, new DeviceBacking.BlockFile(file(text, directory), readOnly, size));
        }
        for (String option : m.group(3).split(",", -1)) {
            if (option.startsWith(SIZE)) {
                size = Integer.parseInt(option.substring(SIZE.length()));
            } else {
                readOnly = option.equals(READ_ONLY);
            }
        }
        return new DeviceSpelling(name, new DeviceBacking.BlockFile(file(m.group(1), directory), readOnly, size));
    }

    /** A colon is the form that is written elsewhere for the file before it, so it gives way only where there is none. */
    private static boolean isFileOfThatName(String text, Matcher read, Path directory) {
        boolean colon = ":".equals(read.group(2));
        return Files.exists(file(text, directory)) && !(colon && Files.exists(file(read.group(1), directory)));
    }

    private static Path file(String text, Path directory) {
        try {
            return directory.resolve(text).toAbsolutePath().normalize();
        } catch (InvalidPathException e) {
            throw invalid(Message.of("'%s' cannot be a file's name: %s", text, e.getReason()));
        }
    }

    /**
     * Reads {@code NAME=tap:TAP[,mac=…]} or {@code NAME=bridge:BRIDGE[,mac=…][,ipv4=…][,ipv4-gateway=…][,ipv6=…]
     * [,ipv6-gateway=…]}.
     *
     * @throws EngineException {@link ErrorCode#CONFIG_INVALID} naming what is wrong
     */
    public static DeviceSpelling net(String word) {
        String name = name(word, "tap:tap0");
        String[] parts = word.substring(name.length() + 1).split(",", -1);
        Map<String, String> options = options(name, parts);
        DeviceBacking backing;
        if (parts[0].startsWith(TAP)) {
            backing = new DeviceBacking.Tap(parts[0].substring(TAP.length()), options.remove(MAC));
        } else if (parts[0].startsWith(BRIDGE)) {
            backing = new DeviceBacking.BridgedTap(
                    parts[0].substring(BRIDGE.length()),
                    options.remove(MAC),
                    address(name, IPV4, options),
                    address(name, IPV6, options));
        } else {
            throw invalid(Message.of("device '%s': '%s' is neither tap:TAP nor bridge:BRIDGE", name, parts[0]));
        }
        for (String option : options.keySet()) {
            throw invalid(Message.of(
                    "device '%s': option '%s' is not known: a tap takes mac=; a bridge mac=, ipv4=,"
                            + " ipv4-gateway=, ipv6= and ipv6-gateway=",
                    name, option));
        }
        return new DeviceSpelling(name, backing);
    }

    private static Map<String, String> options(String device, String... parts) {
        Map<String, String> options = new LinkedHashMap<>();
        for (int i = 1; i < parts.length; i++) {
            int equals = parts[i].indexOf('=');
            if (equals < 1) {
                throw invalid(Message.of("device '%s': option '%s' is not KEY=VALUE", device, parts[i]));
            }
            options.put(parts[i].substring(0, equals), parts[i].substring(equals + 1));
        }
        return options;
    }

    private static @Nullable GuestAddress address(String device, String family, Map<String, String> options) {
        String address = options.remove(family);
        String gateway = options.remove(family + GATEWAY);
        if (address == null && gateway != null) {
            throw invalid(Message.of(
                    "device '%s': %s%s needs an address beside it: add %s=ADDRESS/LENGTH",
                    device, family, GATEWAY, family));
        }
        return address == null ? null : new GuestAddress(address, gateway);
    }

    private static String name(String word, String example) {
        int equals = word.indexOf('=');
        if (equals < 1) {
            throw invalid(Message.of(
                    "'%s' does not say which device it is for: write for example NAME=%s; 'nablactl inspect"
                            + " FILE' shows the names under manifest",
                    word, example));
        }
        return word.substring(0, equals);
    }

    private static EngineException invalid(Message message) {
        return new EngineException(ErrorCode.CONFIG_INVALID, message);
    }

    /** The word that is read as this device. */
    @Override
    public String toString() {
        StringBuilder word = new StringBuilder(name).append('=');
        if (backing instanceof DeviceBacking.BlockFile block) {
            word.append(block.file()).append(':').append(block.readOnly() ? READ_ONLY : WRITABLE);
            if (block.blockSize() != DeviceBacking.BlockFile.DEFAULT_BLOCK_SIZE) {
                word.append(',').append(SIZE).append(block.blockSize());
            }
        } else if (backing instanceof DeviceBacking.Tap tap) {
            word.append(TAP).append(tap.name());
            append(word, MAC, tap.mac());
        } else if (backing instanceof DeviceBacking.BridgedTap tap) {
            word.append(BRIDGE).append(tap.bridge());
            append(word, MAC, tap.mac());
            append(word, IPV4, tap.ipv4());
            append(word, IPV6, tap.ipv6());
        }
        return word.toString();
    }

    private static void append(StringBuilder word, String family, @Nullable GuestAddress address) {
        if (address != null) {
            append(word, family, address.address());
            append(word, family + GATEWAY, address.gateway());
        }
    }

    private static void append(StringBuilder word, String option, @Nullable String value) {
        if (value != null) {
            word.append(',').append(option).append('=').append(value);
        }
    }
}
