package io.nablaconsole.engine.cgroup;

import io.nablaconsole.engine.api.EngineException;
import io.nablaconsole.engine.api.ErrorCode;
import io.nablaconsole.engine.api.HostPath;
import io.nablaconsole.engine.api.Message;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where a container's group is below the top of each tree. */
final class GroupPath {
    /** Groups without a path of their own are made below this one. */
    static final String PARENT = "nabla";

    private static final String SLICE = ".slice";

    private static final int LONGEST_NAME = 255;

    private GroupPath() {}

    /**
     * Reads {@code linux.cgroupsPath}: a path, or systemd's {@code SLICE:PREFIX:NAME} for supervisors that use it. The
     * result has no leading slash.
     *
     * @throws EngineException {@link ErrorCode#CONFIG_INVALID} when the kernel takes no group of that name
     */
    static String of(@Nullable String given, String otherwise) {
        if (given == null || given.replace("/", "").isEmpty()) {
            return otherwise;
        }
        String[] parts = given.split(":", -1);
        String path = parts.length == 3 && !given.contains("/")
                ? slice(parts[0]) + (parts[1].isEmpty() ? "" : parts[1] + "-") + parts[2] + ".scope"
                : given;
        Path below =
                HostPath.of("linux.cgroupsPath", path.replaceFirst("^/+", "")).normalize();
        below.forEach(name -> requireName(name.toString(), given));
        return below.toString().isEmpty() ? otherwise : below.toString();
    }

    /** Making such a group would fail as on a host that lets us make none, and the container would be in none. */
    private static void requireName(String name, String given) {
        if (name.contains("\n") || name.getBytes(StandardCharsets.UTF_8).length > LONGEST_NAME) {
            throw new EngineException(
                    ErrorCode.CONFIG_INVALID,
                    Message.of(
                            "linux.cgroupsPath '%s' has a name that no control group can have: use names of one line and"
                                    + " at most %s bytes",
                            given.replace('\n', '?'), LONGEST_NAME));
        }
    }

    /** {@code a-b.slice} lies in {@code a.slice}. */
    private static String slice(String name) {
        if (name.isEmpty() || name.equals("-.slice")) {
            return "";
        }
        String stem = name.endsWith(SLICE) ? name.substring(0, name.length() - SLICE.length()) : name;
        List<String> path = new ArrayList<>();
        for (int end = stem.indexOf('-'); end >= 0; end = stem.indexOf('-', end + 1)) {
            path.add(stem.substring(0, end) + SLICE);
        }
        path.add(stem + SLICE);
        return String.join("/", path) + "/";
    }
}
