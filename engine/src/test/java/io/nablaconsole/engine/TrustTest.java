package io.nablaconsole.engine;

import static io.nablaconsole.engine.EngineFixture.exitOf;
import static io.nablaconsole.engine.EngineFixture.sample;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nablaconsole.engine.api.Container;
import io.nablaconsole.engine.api.ContainerProcess;
import io.nablaconsole.engine.api.EngineException;
import io.nablaconsole.engine.api.Factory;
import io.nablaconsole.engine.api.Hook;
import io.nablaconsole.engine.api.Hooks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A directory of containers that somebody else may write to is told of, and root does not run what stands there. */
@Tag("root")
class TrustTest {
    private static final int NOBODY = 65534;

    private final Logger logger = Logger.getLogger("io.nablaconsole.engine.store.StoreRoot");
    private final List<String> warnings = new ArrayList<>();
    private final Handler listener = new Handler() {
        @Override
        public void publish(LogRecord entry) {
            warnings.add(entry.getMessage());
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    Path files;

    @BeforeEach
    void listen() {
        TestHost.assumeRoot();
        logger.addHandler(listener);
    }

    @AfterEach
    void stopListening() {
        logger.removeHandler(listener);
    }

    private static void mode(Path path, String permissions) throws IOException {
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
    }

    private Hook leaves(Path mark) {
        return new Hook(Path.of("/bin/sh"), List.of("sh", "-c", "echo > " + mark), List.of("PATH=/bin"), null);
    }

    @Test
    void onesOwnIsUsedWithoutAWord() throws IOException {
        Path root = files.resolve("root");
        Container hello = Nabla.factory(root).create("hello", sample("hello").build());
        hello.run(ContainerProcess.ofConfig());
        exitOf(hello);
        hello.destroy();
        Files.setAttribute(root, "unix:gid", 0);
        mode(root, "rwxrwx---");
        Nabla.factory(root).create("hello", sample("hello").build()).destroy();
        assertThat(warnings).isEmpty();
    }

    @Test
    void anothersIsToldOfAndNothingOfItIsRunAsRoot() throws IOException {
        Path root = files.resolve("root");
        Path mark = files.resolve("mark");
        Hooks hooks = Hooks.NONE;
        for (Hooks.Point point : Hooks.Point.values()) {
            hooks = hooks.with(point, leaves(mark));
        }
        Container hello =
                Nabla.factory(root).create("hello", sample("hello").hooks(hooks).build());
        hello.run(ContainerProcess.ofConfig());
        exitOf(hello);
        assertThat(mark).exists();
        Files.delete(mark);
        Files.setAttribute(root, "unix:uid", NOBODY);

        Factory factory = Nabla.factory(root);
        assertThat(warnings).singleElement().asString().contains(root + " belongs to user " + NOBODY);
        assertThat(factory.list()).as("reading harms nobody").hasSize(1);
        assertThatThrownBy(() -> factory.load("hello").run(ContainerProcess.ofConfig()))
                .isInstanceOf(EngineException.class)
                .hasMessageContaining("belongs to user " + NOBODY)
                .hasMessageContaining("hook");
        assertThatThrownBy(() -> factory.create("more", sample("hello").build()))
                .isInstanceOf(EngineException.class)
                .hasMessageContaining("belongs to user");
        factory.delete("hello", true);
        assertThat(mark).as("no hook ran").doesNotExist();
        assertThat(root).isEmptyDirectory();
    }

    @Test
    void whatOthersMayWriteIsNot() throws IOException {
        Path root = files.resolve("root");
        Nabla.factory(root).create("hello", sample("hello").build());
        mode(root, "rwxrwxrwx");
        assertThatThrownBy(() -> Nabla.factory(root).load("hello").run(ContainerProcess.ofConfig()))
                .isInstanceOf(EngineException.class)
                .hasMessageContaining(root + " can be written by others");
        assertThat(warnings).isNotEmpty();
        Files.setAttribute(root, "unix:mode", 01777);
        Container hello = Nabla.factory(root).load("hello");
        hello.run(ContainerProcess.ofConfig());
        exitOf(hello);
        Path config = root.resolve("hello/config.json");
        Files.setAttribute(config, "unix:uid", NOBODY);
        assertThatThrownBy(() -> hello.run(ContainerProcess.ofConfig()))
                .as("somebody's own in a directory for all")
                .isInstanceOf(EngineException.class)
                .hasMessageContaining(config + " belongs to user");
        hello.destroy();
    }
}
