package io.nablaconsole.engine;

import static io.nablaconsole.engine.EngineFixture.exitOf;
import static io.nablaconsole.engine.EngineFixture.sample;
import static io.nablaconsole.engine.EngineFixture.wholeConsole;
import static io.nablaconsole.engine.TestHost.printed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nablaconsole.engine.api.Capabilities;
import io.nablaconsole.engine.api.Config;
import io.nablaconsole.engine.api.Container;
import io.nablaconsole.engine.api.ContainerProcess;
import io.nablaconsole.engine.api.EngineException;
import io.nablaconsole.engine.api.IoPriority;
import io.nablaconsole.engine.api.ProcessSettings;
import io.nablaconsole.engine.api.ResourceLimit;
import io.nablaconsole.engine.api.Scheduler;
import io.nablaconsole.engine.api.User;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Every setting of a process takes effect on the tender, or is refused by name. */
class ProcessSettingsTest {
    private static final ProcessSettings NOTHING = ProcessSettings.INHERITED;

    @RegisterExtension
    final EngineFixture engine = new EngineFixture();

    @Test
    void userGroupsAndUmask() {
        TestHost.assumeRoot();
        User user = new User(65534, 1234, 027, List.of(55L, 66L));
        assertThat(printed(engine, NOTHING.toBuilder().user(user).build(), "id -u; id -G; umask"))
                .isEqualTo("65534\n1234 55 66\n0027\n");
    }

    @Test
    void anotherUserRunsAUnikernelInAPrivateDirectory() {
        TestHost.assumeRoot();
        Container hello = engine.factory()
                .create(
                        "hello",
                        sample("hello")
                                .settings(NOTHING.toBuilder()
                                        .user(User.of(65534, 65534))
                                        .build())
                                .build());
        hello.run(ContainerProcess.ofConfig());
        assertThat(exitOf(hello).reason()).isEqualTo("exited with code 0");
        assertThat(wholeConsole(hello)).startsWith("Hello");
    }

    @Test
    void capabilities() {
        TestHost.assumeRoot();
        List<String> raw = List.of("CAP_NET_RAW");
        // the last is one the kernel does not know: warned of and left out, as the specification says
        List<String> asked = List.of("CAP_NET_RAW", "CAP_FLY");
        String text = printed(
                engine,
                NOTHING.toBuilder()
                        .capabilities(new Capabilities(asked, raw, List.of(), raw, List.of()))
                        .build(),
                "grep -E 'Cap(Prm|Bnd)' /proc/self/status");
        assertThat(text).contains("CapPrm:\t0000000000002000", "CapBnd:\t0000000000002000");
        assertThat(printed(
                        engine,
                        NOTHING.toBuilder().capabilities(Capabilities.NONE).build(),
                        "grep CapPrm /proc/self/status"))
                .isEqualTo("CapPrm:\t0000000000000000\n");
    }

    /** As with runc: a root guest is not given all that root can do because nobody thought of it. */
    @Test
    void whoSaysNothingOfCapabilitiesHasNone() {
        TestHost.assumeRoot();
        assertThat(printed(engine, NOTHING, "grep -E 'Cap(Inh|Prm|Eff|Bnd|Amb)' /proc/self/status"))
                .isEqualTo("""
                        CapInh:\t0000000000000000
                        CapPrm:\t0000000000000000
                        CapEff:\t0000000000000000
                        CapBnd:\t0000000000000000
                        CapAmb:\t0000000000000000
                        """);
    }

    @Test
    void limitsPrivilegesAndOomScore() {
        ProcessSettings settings = NOTHING.toBuilder()
                .rlimits(List.of(new ResourceLimit("RLIMIT_NOFILE", 123, 456)))
                .noNewPrivileges(true)
                .oomScoreAdj(77)
                .build();
        assertThat(printed(
                        engine,
                        settings,
                        "ulimit -n; ulimit -Hn; cat /proc/self/oom_score_adj; grep NoNewPrivs /proc/self/status"))
                .isEqualTo("123\n456\n77\nNoNewPrivs:\t1\n");
    }

    @Test
    void prioritiesOfDisksAndProcessors() {
        ProcessSettings settings = NOTHING.toBuilder()
                .ioPriority(new IoPriority(IoPriority.Kind.IDLE, 0))
                .scheduler(Scheduler.of(Scheduler.Policy.BATCH, 7, 0))
                .build();
        // the 19th field of stat is the nice value, the 41st the policy: 3 is batch
        assertThat(printed(engine, settings, "ionice; cut -d' ' -f19,41 /proc/self/stat"))
                .isEqualTo("idle\n7 3\n");
    }

    @Test
    void aSchedulerTheKernelRefusesIsNamed() {
        ProcessSettings settings = NOTHING.toBuilder()
                .scheduler(new Scheduler(Scheduler.Policy.DEADLINE, 0, 0, Set.of(), 1, 0, 0))
                .build();
        assertThatThrownBy(() -> printed(engine, settings, "true"))
                .isInstanceOf(EngineException.class)
                .hasMessageContaining("process.scheduler cannot be had on this host");
        engine.factory().delete("script", true);
    }

    @Test
    void aLimitThatCannotBeRaisedIsRefusedByName() throws IOException {
        String line = Files.readAllLines(Path.of("/proc/self/limits")).stream()
                .filter(text -> text.startsWith("Max open files"))
                .findFirst()
                .orElseThrow();
        long beyond = 1L << 40;
        assertThat(line).isNotEmpty();
        assertThatThrownBy(() -> printed(
                        engine,
                        NOTHING.toBuilder()
                                .rlimits(List.of(new ResourceLimit("RLIMIT_NOFILE", beyond, beyond)))
                                .build(),
                        "true"))
                .isInstanceOf(EngineException.class)
                .hasMessageContaining("process.rlimits cannot be had on this host");
        engine.factory().delete("script", true);
    }

    @Test
    void aLabelOfAModuleThatIsNotThereIsRefusedByName() {
        if (!Files.exists(Path.of("/sys/kernel/security/apparmor"))) {
            assertThatThrownBy(() -> engine.factory()
                            .create(
                                    "x",
                                    sample("hello")
                                            .settings(NOTHING.toBuilder()
                                                    .appArmorProfile("docker-default")
                                                    .build())
                                            .build()))
                    .hasMessageContaining("process.apparmorProfile is 'docker-default'");
        }
        if (!Files.exists(Path.of("/sys/fs/selinux"))) {
            assertThatThrownBy(() -> engine.factory()
                            .create(
                                    "x",
                                    sample("hello")
                                            .settings(NOTHING.toBuilder()
                                                    .label("system_u:system_r:x:s0")
                                                    .build())
                                            .build()))
                    .hasMessageContaining("process.selinuxLabel");
        }
    }

    @Test
    void theDirectoryIsTheContainersOnTheHost(@TempDir Path rootfs) throws IOException {
        Files.createDirectory(rootfs.resolve("app"));
        Files.copy(Nabla.images().sampleFile("hello"), rootfs.resolve("hello"));
        Container container = Nabla.factory(engine.root(), ProgramHandlers.of("/bin/sh", "-c", "pwd -P"))
                .create(
                        "pwd",
                        Config.builder(rootfs.resolve("hello")).terminal(false).build());
        container.run(ContainerProcess.ofConfig().withCwd("/app"));
        exitOf(container);
        assertThat(wholeConsole(container)).isEqualTo(rootfs.toRealPath().resolve("app") + "\n");
        for (String bad : List.of("/missing", "/../..")) {
            assertThatThrownBy(() -> container.start(ContainerProcess.ofConfig().withCwd(bad)))
                    .hasMessageContaining("process.cwd '" + bad + "'");
        }
    }
}
