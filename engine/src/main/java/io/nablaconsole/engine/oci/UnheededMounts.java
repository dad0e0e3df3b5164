package io.nablaconsole.engine.oci;

import io.nablaconsole.engine.api.Mount;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Mounts that somebody asked for, beside those that supervisors add to every container. */
final class UnheededMounts {
    /** Files that supervisors mount; a rumprun guest is given the first three. */
    private static final Set<String> SUPERVISORS_FILES = Set.of(
            "/etc/resolv.conf",
            "/etc/hosts",
            "/etc/hostname",
            "/etc/mtab",
            "/.dockerenv",
            "/run/.containerenv",
            "/var/run/.containerenv",
            "/run/secrets",
            "/dev/shm",
            "/dev/mqueue",
            "/dev/termination-log");

    private static final Set<String> KERNELS_TYPES =
            Set.of("proc", "sysfs", "cgroup", "cgroup2", "mqueue", "devpts", "securityfs");

    private static final Set<String> TEMPORARY =
            Set.of("/dev", "/dev/shm", "/run", "/run/lock", "/var/run", "/tmp", "/var/tmp");

    private UnheededMounts() {}

    /** Where they would be in the container. */
    static List<String> destinations(List<Mount> mounts) {
        List<String> asked = new ArrayList<>();
        for (Mount mount : mounts) {
            if (!isSupervisors(mount)) {
                asked.add(mount.destination());
            }
        }
        return asked;
    }

    private static boolean isSupervisors(Mount mount) {
        String type = mount.type() == null ? "" : mount.type();
        if (KERNELS_TYPES.contains(type)) {
            return true;
        }
        boolean bind = type.equals("bind")
                || mount.options().contains("bind")
                || mount.options().contains("rbind");
        if (type.equals("tmpfs") && !bind) {
            return TEMPORARY.contains(mount.destination());
        }
        // the kernel's own trees are bound where a container shares the host's
        return SUPERVISORS_FILES.contains(mount.destination())
                || Set.of("/proc", "/sys", "/sys/fs/cgroup", "/dev").contains(mount.destination());
    }
}
