package io.nablaconsole.engine.oci;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.nablaconsole.engine.api.Config;
import io.nablaconsole.engine.api.EngineException;
import io.nablaconsole.engine.api.ErrorCode;
import io.nablaconsole.engine.api.Hook;
import io.nablaconsole.engine.api.MemorySize;
import io.nablaconsole.engine.api.Mount;
import io.nablaconsole.engine.api.ResourceLimit;
import io.nablaconsole.engine.api.TerminalSize;
import io.nablaconsole.engine.api.User;
import io.nablaconsole.engine.json.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every member the engine acts on is read; what is wrong is named by its path. */
class ConfigDocumentTest {
    private static final Path BUNDLE = Path.of("/bundle");

    private static final String FULL = """
            {
              "ociVersion": "1.2.0",
              "process": {
                "terminal": true,
                "consoleSize": {"height": 30, "width": 100},
                "user": {"uid": 5, "gid": 6, "umask": 18, "additionalGids": [7, 8]},
                "args": ["/app", "-v"],
                "env": ["A=1"],
                "cwd": "/work",
                "capabilities": {"bounding": ["CAP_KILL"], "ambient": ["CAP_CHOWN"]},
                "rlimits": [{"type": "RLIMIT_NOFILE", "soft": 1024, "hard": 18446744073709551615}],
                "noNewPrivileges": true,
                "apparmorProfile": "p",
                "selinuxLabel": "l",
                "oomScoreAdj": -5,
                "ioPriority": {"class": "IOPRIO_CLASS_BE", "priority": 4},
                "scheduler": {"policy": "SCHED_OTHER"}
              },
              "root": {"path": "rootfs"},
              "hostname": "host",
              "domainname": "domain",
              "mounts": [{"destination": "/proc", "type": "proc", "source": "proc", "options": ["ro"]}],
              "hooks": {
                "prestart": [{"path": "/a", "args": ["a", "b"], "env": ["X=y"], "timeout": 3}],
                "poststop": [{"path": "/z"}]
              },
              "annotations": {"com.example.key": "value", "io.nablaconsole.tender": "embedded"},
              "linux": {
                "namespaces": [{"type": "pid"}, {"type": "network", "path": "/ns"}],
                "cgroupsPath": "/my/group",
                "resources": {
                  "memory": {"limit": 67108864, "swap": -1},
                  "cpu": {"shares": 100, "quota": 1000, "period": 2000, "cpus": "0"},
                  "pids": {"limit": 9},
                  "devices": [{"allow": false, "access": "rwm"}]
                },
                "seccomp": {"defaultAction": "SCMP_ACT_ALLOW"}
              },
              "somethingNew": {"kept": 1}
            }
            """;

    private static Config read(String document) {
        return ConfigDocument.read(document.getBytes(StandardCharsets.UTF_8), BUNDLE);
    }

    @Test
    void aConsoleWithoutATerminalHasNoSize() {
        for (String size :
                List.of("{\"height\": 0, \"width\": 9}", "{\"height\": -1}", "{\"width\": 99999999}", "[]")) {
            for (String terminal : List.of("", "\"terminal\": false, ")) {
                Config config = read("{\"ociVersion\": \"1.0.2\", \"root\": {\"path\": \"r\"}, \"process\": {"
                        + terminal + "\"consoleSize\": " + size + ", \"args\": [\"/a\"], \"cwd\": \"/\"}}");
                assertThat(config.consoleSize()).isEqualTo(TerminalSize.DEFAULT);
            }
        }
    }

    @Test
    void everythingIsRead() {
        Config config = read(FULL);
        assertThat(config.args()).containsExactly("/app", "-v");
        assertThat(config.rootfs()).isEqualTo(Path.of("/bundle/rootfs"));
        assertThat(config.consoleSize()).isEqualTo(new TerminalSize(100, 30));
        assertThat(config.settings().user()).isEqualTo(new User(5, 6, 18, List.of(7L, 8L)));
        assertThat(config.settings().capabilities()).isNotNull();
        assertThat(config.settings().rlimits()).containsExactly(new ResourceLimit("RLIMIT_NOFILE", 1024, -1));
        assertThat(config.settings().noNewPrivileges()).isTrue();
        assertThat(config.settings().appArmorProfile()).isEqualTo("p");
        assertThat(config.settings().label()).isEqualTo("l");
        assertThat(config.settings().oomScoreAdj()).isEqualTo(-5);
        assertThat(config.hostname()).isEqualTo("host");
        assertThat(config.domainname()).isEqualTo("domain");
        assertThat(config.mounts()).containsExactly(new Mount("/proc", "proc", "proc", List.of("ro")));
        assertThat(config.hooks().prestart())
                .containsExactly(new Hook(Path.of("/a"), List.of("a", "b"), List.of("X=y"), Duration.ofSeconds(3)));
        assertThat(config.hooks().poststop()).hasSize(1);
        assertThat(config.annotations()).isEqualTo(Map.of("com.example.key", "value"));
        assertThat(config.netnsPath()).isEqualTo(Path.of("/ns"));
        assertThat(config.memory()).isEqualTo(MemorySize.ofMebibytes(64));
        assertThat(config.resources().cgroupsPath()).isEqualTo("/my/group");
        assertThat(config.resources().cpu().cpus()).isEqualTo("0");
        assertThat(config.resources().pidsLimit()).isEqualTo(9);
        assertThat(ConfigDocument.write(config)).as("byte for byte").isEqualTo(FULL);
    }

    @Test
    void whatIsWrittenReadsTheSame() {
        Config config = read(FULL).toBuilder().build();
        Config again = read(ConfigDocument.write(config)).toBuilder().build();
        assertThat(again.toBuilder().args(config.args()).build())
                .usingRecursiveComparison()
                .ignoringFields("bundle", "document")
                .isEqualTo(config);
    }

    @Test
    void updateChangesLimitsAndAnnotationsAndKeepsTheRest() throws IOException {
        Config old = read(FULL);
        Config next = old.toBuilder()
                .annotations(Map.of("new", "one"))
                .resources(old.resources().withPidsLimit(11))
                .build();
        String updated = ConfigDocument.update(FULL, next);
        assertThat(read(updated).annotations()).isEqualTo(Map.of("new", "one"));
        assertThat(read(updated).resources()).isEqualTo(next.resources());
        ObjectNode before = (ObjectNode) Json.parse(FULL.getBytes(StandardCharsets.UTF_8));
        ObjectNode after = (ObjectNode) Json.parse(updated.getBytes(StandardCharsets.UTF_8));
        for (String member : List.of("process", "root", "mounts", "hooks", "somethingNew")) {
            assertThat(after.path(member).toString())
                    .isEqualTo(before.path(member).toString());
        }
        assertThat(after.at("/linux/seccomp").toString())
                .isEqualTo(before.at("/linux/seccomp").toString());
        assertThat(after.at("/linux/resources/devices").toString())
                .isEqualTo(before.at("/linux/resources/devices").toString());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"1.2.0\"                          | \"2.0\"            | ociVersion is 2.0",
                "\"rootfs\"                         | 5                  | root.path is 5, not a string",
                "[\"/app\", \"-v\"]                 | [\"/app\", 1]      | process.args[1] is 1, not a string",
                "[\"A=1\"]                          | [\"A\"]            | process.env entry 'A' is not NAME=value",
                "\"uid\": 5                         | \"uid\": -5        | process.user.uid is -5",
                "\"additionalGids\": [7, 8]         | \"additionalGids\": [\"x\"] | process.user.additionalGids",
                "\"soft\": 1024, \"hard\": 18446744073709551615 | \"soft\": 2, \"hard\": 1 | process.rlimits[0]: process.rlimits RLIMIT_NOFILE: soft limit 2 is above",
                "RLIMIT_NOFILE                      | RLIMIT_TEA         | process.rlimits[0]: process.rlimits type 'RLIMIT_TEA'",
                "18446744073709551615               | 18446744073709551616 | process.rlimits[0].hard",
                "\"oomScoreAdj\": -5                | \"oomScoreAdj\": 5000 | process.oomScoreAdj is 5000",
                "IOPRIO_CLASS_BE                    | IOPRIO_CLASS_X     | process.ioPriority.class",
                "\"priority\": 4                   | \"priority\": 8    | process.ioPriority: priority is 8",
                "SCHED_OTHER                        | SCHED_FAST         | process.scheduler.policy is 'SCHED_FAST'",
                "SCHED_OTHER\"                      | SCHED_OTHER\", \"nice\": 20 | process.scheduler: nice is 20",
                "SCHED_OTHER\"                      | SCHED_OTHER\", \"flags\": [\"X\"] | process.scheduler.flags is 'X'",
                "\"type\": \"pid\"                   | \"type\": \"user\" | linux.namespaces[0]: type is 'user': this engine maps no users",
                "\"type\": \"pid\"                   | \"type\": \"time\" | linux.namespaces[0]: type is 'time'",
                "\"/ns\"                           | \"ns\"           | linux.namespaces[1]: path 'ns' is not absolute",
                "\"path\": \"/a\"                    | \"path\": \"a\"    | hooks.prestart[0]: hook path 'a' is not absolute",
                "\"timeout\": 3                     | \"timeout\": 0     | hooks.prestart[0]: hook timeout",
                "[\"X=y\"]                          | [\"X\"]            | hooks.prestart[0]: hook env",
                "\"type\": \"pid\"                   | \"type\": \"pit\"  | linux.namespaces[0].type is 'pit'",
                "\"type\": \"pid\"                   | \"type\": \"network\" | linux.namespaces[1].type 'network' is there already",
                "\"/my/group\"                      | \"/a/../../b\"     | linux.cgroupsPath '/a/../../b' leads upwards",
                "\"shares\": 100                    | \"shares\": -100   | linux.resources.cpu.shares is -100",
                "\"limit\": 9                       | \"limit\": \"9\"   | linux.resources.pids.limit is \"9\", not a whole number",
                "\"destination\": \"/proc\", \"type\" | \"type\"           | mounts[0].destination is missing",
                "\"height\": 30                     | \"height\": 0      | process.consoleSize: terminal size",
            })
    void whatIsWrongIsNamed(String right, String wrong, String message) {
        assertThat(FULL).contains(right);
        assertThatThrownBy(() -> read(FULL.replaceFirst(Pattern.quote(right), wrong)))
                .isInstanceOfSatisfying(
                        EngineException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.CONFIG_INVALID))
                .hasMessageContaining(message);
    }
}
