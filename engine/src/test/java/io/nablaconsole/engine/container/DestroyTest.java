package io.nablaconsole.engine.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nablaconsole.engine.EngineFixture;
import io.nablaconsole.engine.Nabla;
import io.nablaconsole.engine.api.Container;
import io.nablaconsole.engine.api.Factory;
import io.nablaconsole.engine.api.Status;
import io.nablaconsole.engine.shim.Shim;
import io.nablaconsole.engine.shim.ShimBinary;
import io.nablaconsole.engine.store.StoreRoot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A delete whose kill fails. */
class DestroyTest {
    @RegisterExtension
    final EngineFixture engine = new EngineFixture();

    /** An engine on the same root whose shim cannot send signals. */
    private Factory powerless(Path directory) throws IOException {
        Path script = directory.resolve("shim");
        Files.writeString(script, """
                #!/bin/sh
                [ "$1" != signal ] || { echo "no signal today" >&2; exit 1; }
                exec '%s' "$@"
                """.formatted(ShimBinary.unpack().file()));
        Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwx------"));
        Shim shim = new Shim(new ShimBinary(script));
        return new NablaFactory(
                new EngineParts(StoreRoot.open(engine.root()), Nabla.defaultHandlers(), () -> shim, 1 << 20));
    }

    @Test
    void takesNothingAwayFromWhatStillRuns(@TempDir Path directory) throws IOException {
        Container clock = engine.running("clock", "clock");
        assertThatThrownBy(() -> powerless(directory).delete("clock", true))
                .hasMessageStartingWith("cannot delete container clock: cannot send SIGKILL to process ")
                .hasMessageEndingWith("no signal today; nothing of it was removed: try again");
        assertThat(clock.status()).isEqualTo(Status.RUNNING);
        clock.state()
                .cgroup()
                .values()
                .forEach(group -> assertThat(Path.of(group)).isDirectory());
        clock.destroy();
        assertThat(engine.root()).isEmptyDirectory();
    }

    @ParameterizedTest
    @ValueSource(strings = {"state.json", "config.json"})
    void norFromABrokenOne(String broken, @TempDir Path directory) throws IOException {
        Container clock = engine.running("clock", "clock");
        int pid = clock.process().pid();
        Path file = engine.root().resolve("clock").resolve(broken);
        String right = Files.readString(file);
        Files.writeString(file, "{");
        assertThatThrownBy(() -> powerless(directory).delete("clock", true))
                .hasMessageContaining("nothing of it was removed");
        assertThat(ProcessHandle.of(pid)).isPresent();
        Files.writeString(file, right);
        assertThat(clock.status()).isEqualTo(Status.RUNNING);
    }
}
