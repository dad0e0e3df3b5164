package io.nablaconsole.engine.cgroup;

import io.nablaconsole.engine.api.HostPath;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where a container's group is below the top of each tree. */
final class GroupPath {
    /** Groups without a path of their own are made below this one. */
    static final String PARENT = "nabla";

    private static final String SLICE = ".slice";

    private GroupPath() {}

    /**
     * Reads {@code linux.cgroupsPath}: a path, or systemd's {@code SLICE:PREFIX:NAME} for supervisors that use it. The
     * result has no leading slash.
     */
    static String of(@Nullable String given, String otherwise) {
        if (given == null || given.replace("/", "").isEmpty()) {
            return otherwise;
        }
        String[] parts = given.split(":", -1);
        String path = parts.length == 3 && !given.contains("/")
                ? slice(parts[0]) + (parts[1].isEmpty() ? "" : parts[1] + "-") + parts[2] + ".scope"
                : given;
        return HostPath.of("linux.cgroupsPath", path.replaceFirst("^/+", "")).toString();
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
