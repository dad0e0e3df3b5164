package io.nablaconsole.engine;

import static io.nablaconsole.engine.EngineFixture.exitOf;
import static io.nablaconsole.engine.EngineFixture.sample;
import static io.nablaconsole.engine.EngineFixture.wholeConsole;
import static io.nablaconsole.engine.TestHost.codeOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nablaconsole.engine.api.ConfigBuilder;
import io.nablaconsole.engine.api.Container;
import io.nablaconsole.engine.api.ContainerProcess;
import io.nablaconsole.engine.api.DeviceBacking;
import io.nablaconsole.engine.api.ErrorCode;
import io.nablaconsole.engine.api.Hook;
import io.nablaconsole.engine.api.Hooks;
import io.nablaconsole.engine.api.Namespace;
import io.nablaconsole.engine.api.Namespace.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Which namespaces a container's process has for itself, which it joins, and which it never has. */
@Tag("root")
class NamespacesTest {
    private static final List<String> FILES = List.of("net", "ipc", "uts", "cgroup", "mnt", "pid", "user");

    @RegisterExtension
    final EngineFixture engine = new EngineFixture();

    @BeforeEach
    void root() {
        TestHost.assumeRoot();
    }

    private Container started(String script, ConfigBuilder config) {
        Container container = Nabla.factory(engine.root(), ProgramHandlers.of("/bin/sh", "-c", script))
                .create("spaces", config.terminal(false).build());
        container.start(ContainerProcess.ofConfig());
        return container;
    }

    private static String space(String process, String file) throws IOException {
        return Files.readSymbolicLink(Path.of("/proc", process, "ns", file)).toString();
    }

    private static List<String> ownOf(Container container) throws IOException {
        String pid = String.valueOf(container.state().initProcessPid());
        List<String> own = new ArrayList<>();
        for (String file : FILES) {
            if (!space(pid, file).equals(space("self", file))) {
                own.add(file);
            }
        }
        return own;
    }

    @Test
    void withoutAnyAllAreShared() throws IOException {
        assertThat(ownOf(started("true", sample("hello")))).isEmpty();
    }

    @Test
    void newOnesAreTheContainersAlone() throws IOException {
        ConfigBuilder config = sample("hello").hostname("guest");
        for (Kind kind : List.of(Kind.NETWORK, Kind.IPC, Kind.UTS, Kind.CGROUP, Kind.MOUNT, Kind.PID)) {
            config.namespace(new Namespace(kind, null));
        }
        Container container = started("hostname; ls /sys/class/net /proc/self/net/dev; cat /proc/net/dev", config);
        assertThat(ownOf(container))
                .as("a process number of its own would take a unikernel every signal but SIGKILL")
                .containsExactly("net", "ipc", "uts", "cgroup", "mnt");
        container.exec();
        exitOf(container);
        assertThat(wholeConsole(container))
                .startsWith("guest\n")
                .contains("lo:")
                .doesNotContain("eth0:");
    }

    @Test
    void theLoopbackOfANewNetworkIsUp() {
        Container container =
                started("ip -o link show lo", sample("hello").namespace(new Namespace(Kind.NETWORK, null)));
        container.exec();
        exitOf(container);
        assertThat(wholeConsole(container)).contains("LOOPBACK,UP");
    }

    @Test
    void oneWithAPathIsJoined() throws IOException {
        Container other = engine.factory()
                .create(
                        "other",
                        sample("clock").namespace(new Namespace(Kind.IPC, null)).build());
        other.start(ContainerProcess.ofConfig());
        String pid = String.valueOf(other.state().initProcessPid());
        Container joined =
                started("true", sample("hello").namespace(new Namespace(Kind.IPC, Path.of("/proc", pid, "ns", "ipc"))));
        assertThat(space(String.valueOf(joined.state().initProcessPid()), "ipc"))
                .isEqualTo(space(pid, "ipc"));
        assertThat(ownOf(joined)).containsExactly("ipc");
    }

    @Test
    void hooksOfTheContainerSeeItsNewNetwork(@TempDir Path files) throws IOException {
        Path seen = files.resolve("seen");
        Hook hook = new Hook(
                Path.of("/bin/sh"), List.of("sh", "-c", "readlink /proc/self/ns/net > " + seen), List.of(), null);
        Container container = started(
                "true",
                sample("hello")
                        .namespace(new Namespace(Kind.NETWORK, null))
                        .hooks(Hooks.NONE.with(Hooks.Point.CREATE_CONTAINER, hook)));
        assertThat(seen).hasContent(space(String.valueOf(container.state().initProcessPid()), "net"));
    }

    @Test
    void aTapIsNotLookedForInANewNetwork() {
        ConfigBuilder config = sample("ping")
                .device("net0", new DeviceBacking.Tap("tap0", null))
                .namespace(new Namespace(Kind.NETWORK, null));
        assertThatThrownBy(() -> engine.factory().create("tap", config.build()))
                .hasMessageContaining("a new network namespace, which holds no tap for net0");
    }

    @Test
    void oneThatIsGoneIsRefusedBeforeAnythingIsMade() {
        ConfigBuilder config = sample("hello").namespace(new Namespace(Kind.UTS, Path.of("/proc/0/ns/uts")));
        assertThat(codeOf(() -> engine.factory().create("gone", config.build())))
                .isEqualTo(ErrorCode.CONFIG_INVALID);
        assertThat(engine.root()).isEmptyDirectory();
    }
}
