package io.nablaconsole.engine.qemu;

import io.nablaconsole.engine.annotation.BooleanAnnotation;
import io.nablaconsole.engine.api.Config;
import io.nablaconsole.engine.api.EngineException;
import io.nablaconsole.engine.api.ErrorCode;
import io.nablaconsole.engine.api.HostPath;
import io.nablaconsole.engine.api.Message;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Reads annotations that begin with {@code io.nablaconsole.qemu.} and names the one that is wrong. */
final class SettingsReader {
    static final String PREFIX = "io.nablaconsole.qemu.";

    private final Config config;
    private final Map<String, String> left = new TreeMap<>();

    SettingsReader(Config config) {
        this.config = config;
        config.annotations().forEach((key, value) -> {
            if (key.startsWith(PREFIX)) {
                left.put(key.substring(PREFIX.length()), value);
            }
        });
    }

    /** The JSON path of a setting. */
    static String at(String name) {
        return "annotations." + PREFIX + name;
    }

    EngineException wrong(String name, String value, Message expected) {
        return new EngineException(
                ErrorCode.CONFIG_INVALID, Message.of("%s is '%s', not %s", at(name), value, expected));
    }

    @Nullable
    String text(String name) {
        return left.remove(name);
    }

    /** Takes a setting away when it has this value. */
    boolean takeIf(String name, String value) {
        return left.remove(name, value);
    }

    boolean flag(String name, boolean otherwise) {
        return BooleanAnnotation.read(PREFIX + name, text(name), otherwise);
    }

    int number(String name, int otherwise, int least, int most) {
        String value = text(name);
        if (value == null) {
            return otherwise;
        }
        try {
            int number = Integer.parseInt(value);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // told below, as for a number out of range
        }
        throw wrong(name, value, Message.of("a number from %s to %s", least, most));
    }

    /** One of an enum's constants, by what its {@code toString} gives; null when not set. */
    <E extends Enum<E>> @Nullable E choice(String name, Class<E> type) {
        String value = text(name);
        if (value == null) {
            return null;
        }
        for (E constant : type.getEnumConstants()) {
            if (constant.toString().equals(value)) {
                return constant;
            }
        }
        throw wrong(name, value, Message.of("one of %s", String.join(", ", names(type))));
    }

    private static <E extends Enum<E>> Set<String> names(Class<E> type) {
        Set<String> names = new TreeSet<>();
        for (E constant : type.getEnumConstants()) {
            names.add(constant.toString());
        }
        return names;
    }

    /** A file of the host; a relative path starts from the bundle. Null when not set. */
    @Nullable
    Path file(String name) {
        String value = text(name);
        if (value == null) {
            return null;
        }
        if (value.isEmpty()) {
            throw wrong(name, value, Message.of("a path"));
        }
        return config.bundle().resolve(HostPath.of(at(name), value)).normalize();
    }

    /** The names of settings {@code GROUP.NUMBER}, by number. */
    Set<String> numbered(String group) {
        Map<Integer, String> names = new TreeMap<>();
        for (String name : left.keySet()) {
            String number = name.startsWith(group + ".") ? name.substring(group.length() + 1) : "";
            if (number.matches("\\d{1,3}")) {
                names.put(Integer.valueOf(number), name);
            }
        }
        return new LinkedHashSet<>(names.values());
    }

    /** Refuses what nobody asked for: a slip of the pen must not be a setting without effect. */
    void refuseOthers(String known) {
        for (String name : left.keySet()) {
            throw new EngineException(ErrorCode.CONFIG_INVALID, Message.of("%s is not known: use %s", at(name), known));
        }
    }
}
