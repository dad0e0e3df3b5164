package io.nablaconsole.engine.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Whether cgroups can be made, which limits and the freezer need. */
final class CgroupCheck implements Check {
    private static final Path TOP = Path.of("/sys/fs/cgroup");

    @Override
    public String name() {
        return "cgroups";
    }

    @Override
    public Finding run() {
        if (!Files.isDirectory(TOP)) {
            return Finding.optional("there are no cgroups: limits cannot be set", "mount -t cgroup2 none " + TOP);
        }
        boolean unified = Files.exists(TOP.resolve("cgroup.controllers"));
        String version = unified ? "cgroup v2" : "cgroup v1";
        Path parent = unified ? TOP : TOP.resolve("memory");
        Path probe = parent.resolve("nabla-doctor-" + ProcessHandle.current().pid());
        try {
            Files.createDirectory(probe);
            Files.delete(probe);
            return Finding.good(version + " is writable: limits can be set");
        } catch (IOException e) {
            return Finding.optional(
                    version + " is there, but this user may not make one in " + parent
                            + ": limits are refused, pause uses signals",
                    "sudo bin/nablactl ...");
        }
    }
}
