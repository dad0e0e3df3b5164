package io.nablaconsole.engine;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.nablaconsole.engine.json.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** A {@code config.json} with every member the engine acts on, and some it does not. */
final class FullConfig {
    static final String TEXT = """
            {
              "ociVersion": "1.2.0",
              "process": {
                "terminal": true,
                "consoleSize": {"height": 30, "width": 100},
                "user": {"uid": 5, "gid": 6, "umask": 18, "additionalGids": [7, 8], "username": "u"},
                "args": ["/app", "-v"],
                "env": ["A=1"],
                "cwd": "/work",
                "capabilities": {"bounding": ["CAP_KILL"], "ambient": ["CAP_CHOWN"]},
                "rlimits": [{"type": "RLIMIT_NOFILE", "soft": 1024, "hard": 4096}],
                "noNewPrivileges": true,
                "apparmorProfile": "p",
                "selinuxLabel": "l",
                "oomScoreAdj": -5,
                "ioPriority": {"class": "IOPRIO_CLASS_BE", "priority": 4},
                "scheduler": {"policy": "SCHED_OTHER", "nice": 3}
              },
              "root": {"path": "rootfs", "readonly": true},
              "hostname": "host",
              "domainname": "domain",
              "mounts": [{"destination": "/etc/hosts", "type": "bind", "source": "/etc/hosts", "options": ["ro"]}],
              "hooks": {
                "prestart": [{"path": "/a", "args": ["a", "b"], "env": ["X=y"], "timeout": 3}],
                "poststop": [{"path": "/z"}]
              },
              "annotations": {
                "com.example.key": "value",
                "io.nablaconsole.tender": "embedded",
                "io.nablaconsole.memory": "16777216",
                "io.nablaconsole.block.storage": "disk.img",
                "io.nablaconsole.block.storage.readonly": "TRUE",
                "io.nablaconsole.block.storage.size": "512",
                "io.nablaconsole.tap.service": "tap0",
                "io.nablaconsole.tap.service.mac": "02:00:00:00:00:01",
                "io.nablaconsole.bridge.other": "br0",
                "io.nablaconsole.bridge.other.ipv4": "10.0.0.2/24",
                "io.nablaconsole.qemu.append": "quiet"
              },
              "linux": {
                "namespaces": [{"type": "pid"}, {"type": "network", "path": "/ns"}],
                "cgroupsPath": "/my/group",
                "resources": {
                  "memory": {"limit": 67108864, "reservation": 1048576, "swap": -1},
                  "cpu": {"shares": 100, "quota": 1000, "period": 2000, "cpus": "0", "mems": "0"},
                  "pids": {"limit": 9},
                  "devices": [{"allow": false, "access": "rwm"}]
                },
                "seccomp": {"defaultAction": "SCMP_ACT_ALLOW"}
              },
              "somethingNew": {"kept": ["deep"]}
            }
            """;

    private FullConfig() {}

    static ObjectNode tree() throws IOException {
        return (ObjectNode) Json.parse(TEXT.getBytes(StandardCharsets.UTF_8));
    }
}
