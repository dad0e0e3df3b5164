package io.nablaconsole.engine.doctor;

import io.nablaconsole.engine.api.Message;
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
            return Finding.optional(
                    Message.of("there are no cgroups: limits cannot be set"), "mount -t cgroup2 none " + TOP);
        }
        boolean unified = Files.exists(TOP.resolve("cgroup.controllers"));
        String version = unified ? "cgroup v2" : "cgroup v1";
        Path parent = unified ? TOP : TOP.resolve("memory");
        Path probe = parent.resolve("nabla-doctor-" + ProcessHandle.current().pid());
        try {
            Files.createDirectory(probe);
            Files.delete(probe);
            return Finding.good(Message.of("%s is writable: limits can be set", version));
        } catch (IOException e) {
            return Finding.optional(
                    Message.of(
                            "%s is there, but this user may not make one in %s: limits are refused, pause uses signals",
                            version, parent),
                    "sudo bin/nablactl ...");
        }
    }
}
