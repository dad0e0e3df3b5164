package io.nablaconsole.engine;

import static io.nablaconsole.engine.EngineFixture.sample;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nablaconsole.engine.api.Container;
import io.nablaconsole.engine.api.ContainerProcess;
import io.nablaconsole.engine.api.EngineException;
import io.nablaconsole.engine.api.ProcessSettings;
import io.nablaconsole.engine.devices.Prerequisites;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Profiles of AppArmor, on a host that has it. */
@Tag("root")
class AppArmorTest {
    private static final String PROFILE = "nabla-test";

    @RegisterExtension
    final EngineFixture engine = new EngineFixture();

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    Path directory;

    @BeforeEach
    void loadProfile() throws IOException {
        TestHost.assumeRoot();
        Prerequisites.require(Files.isDirectory(Path.of("/sys/kernel/security/apparmor")), "this host has no AppArmor");
        Prerequisites.require(
                Prerequisites.program("apparmor_parser").isPresent(),
                "needs apparmor_parser (Debian: apt-get install apparmor)");
        // whoever may not be signalled by the unconfined cannot be stopped by the engine either
        parser("--replace", "file, deny /etc/hostname r, signal (receive) peer=unconfined,");
    }

    @AfterEach
    void removeProfile() throws IOException {
        if (Files.exists(directory.resolve("profile"))) {
            parser("--remove", "");
        }
    }

    private void parser(String action, String rules) throws IOException {
        Path file = directory.resolve("profile");
        Files.writeString(file, "profile " + PROFILE + " flags=(attach_disconnected) { " + rules + " }\n");
        TestHost.run(Prerequisites.program("apparmor_parser").orElseThrow().toString(), action, file.toString());
    }

    private static ProcessSettings profile(String name) {
        return ProcessSettings.INHERITED.toBuilder().appArmorProfile(name).build();
    }

    @Test
    void holdTheTenderFromItsFirstInstruction() {
        assertThat(TestHost.printed(
                        engine, profile(PROFILE), "cat /proc/self/attr/apparmor/current; cat /etc/hostname"))
                .startsWith(PROFILE + " (enforce)\n")
                .contains("/etc/hostname: Permission denied");
    }

    @Test
    void holdAUnikernelToo() throws IOException {
        Container clock = engine.factory()
                .create("clock", sample("clock").settings(profile(PROFILE)).build());
        clock.run(ContainerProcess.ofConfig());
        assertThat(Path.of("/proc", String.valueOf(clock.state().initProcessPid()), "attr/apparmor/current"))
                .hasContent(PROFILE + " (enforce)");
        clock.destroy();
    }

    @Test
    void thatAreNotLoadedAreRefusedByName() {
        assertThatThrownBy(() -> TestHost.printed(engine, profile("nabla-missing"), "true"))
                .isInstanceOf(EngineException.class)
                .hasMessageContaining("process.apparmorProfile cannot be had on this host");
        engine.factory().delete("script", true);
    }
}
