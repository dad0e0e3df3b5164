package io.nablaconsole.engine;

import static io.nablaconsole.engine.EngineFixture.exitOf;
import static io.nablaconsole.engine.EngineFixture.sample;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.nablaconsole.engine.api.Config;
import io.nablaconsole.engine.api.Container;
import io.nablaconsole.engine.api.ContainerProcess;
import io.nablaconsole.engine.api.ContainerSnapshot;
import io.nablaconsole.engine.api.EngineException;
import io.nablaconsole.engine.api.ErrorCode;
import io.nablaconsole.engine.store.ContainerDirectory;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Something else may lie where the engine expects a file of its own: it must neither wait for it nor swallow it. */
class OddFilesTest {
    @RegisterExtension
    final EngineFixture engine = new EngineFixture();

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    Path files;

    /** What may lie in the place of a file. */
    enum Oddity {
        FIFO,
        ENDLESS_DEVICE,
        LOOP,
        DIRECTORY,
        HUGE,
        UNREADABLE,
        EMPTY,
        NUMBERS;

        void make(Path file) throws IOException {
            ContainerDirectory.deleteTree(file);
            switch (this) {
                case FIFO -> TestHost.run("mkfifo", file.toString());
                case ENDLESS_DEVICE -> Files.createSymbolicLink(file, Path.of("/dev/zero"));
                case LOOP -> Files.createSymbolicLink(file, file);
                case DIRECTORY -> Files.writeString(Files.createDirectory(file).resolve("x"), "x");
                case HUGE -> {
                    try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
                        sparse.setLength(1L << 30);
                    }
                }
                case UNREADABLE -> {
                    Files.createDirectory(file);
                    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("---------"));
                }
                case EMPTY -> Files.createFile(file);
                case NUMBERS ->
                    Files.writeString(
                            file, "{\"pid\": 99999999999, \"signal\": -7, \"code\": {}, \"bundle\": \"\\u0000\"}");
                default -> throw new AssertionError(this);
            }
        }
    }

    private static final List<String> NAMES = List.of(
            "config.json",
            "state.json",
            "exit.json",
            "history.jsonl",
            "lock",
            "network.json",
            "shim.plan",
            "shim.result",
            "console.log",
            "console.idx",
            "console.log.1",
            "console.idx.1",
            "exec.fifo");

    static Stream<Arguments> places() {
        return NAMES.stream().flatMap(name -> Stream.of(Oddity.values()).map(oddity -> Arguments.of(name, oddity)));
    }

    private static void inTime(Executable action) {
        assertTimeoutPreemptively(Duration.ofSeconds(20), action);
    }

    /** Fails only as the engine fails. */
    private static void orRefused(Runnable action) {
        try {
            action.run();
        } catch (EngineException e) {
            assertThat(e.text()).doesNotContain("Exception");
        }
    }

    @ParameterizedTest
    @MethodSource("places")
    void oneOddFileStopsNobodyElse(String name, Oddity oddity) throws IOException {
        engine.factory().create("good", sample("hello").build());
        Container odd = engine.factory().create("odd", sample("hello").build());
        odd.run(ContainerProcess.ofConfig());
        exitOf(odd);
        oddity.make(engine.root().resolve("odd").resolve(name));
        inTime(() -> {
            assertThat(engine.factory().list())
                    .extracting(snapshot -> snapshot.id().value())
                    .containsExactly("good", "odd");
            orRefused(odd::inspect);
            orRefused(() -> odd.openConsole().close());
            orRefused(odd::runs);
            orRefused(() -> odd.run(ContainerProcess.ofConfig()));
            // what cannot be found out any more, such as its interfaces, is said; the container is gone
            orRefused(() -> engine.factory().delete("odd", true));
            assertThat(engine.factory().list()).hasSize(1);
        });
    }

    @ParameterizedTest
    @EnumSource(Oddity.class)
    void aBundleIsRead(Oddity oddity) throws IOException {
        Path config = files.resolve("config.json");
        oddity.make(config);
        inTime(() -> assertThatThrownBy(() -> Nabla.readBundle(files))
                .isInstanceOf(EngineException.class)
                .hasFieldOrPropertyWithValue("code", ErrorCode.CONFIG_INVALID)
                .hasMessageContaining(config.toString()));
    }

    @ParameterizedTest
    @EnumSource(Oddity.class)
    void anImageAndAnArchiveAreLookedAt(Oddity oddity) throws IOException {
        Path file = files.resolve("thing");
        oddity.make(file);
        inTime(() -> {
            orRefused(() -> Nabla.images().inspect(file));
            assertThatThrownBy(() -> Nabla.importContainer(
                            engine.factory(), "new", file, files.resolve("new"), (done, total) -> true, named -> false))
                    .isInstanceOf(EngineException.class);
            assertThatThrownBy(() ->
                            engine.factory().create("new", Config.builder(file).build()))
                    .isInstanceOf(EngineException.class);
        });
        assertThat(engine.root()).isEmptyDirectory();
    }

    @ParameterizedTest
    @EnumSource(
            value = Oddity.class,
            names = {"FIFO", "ENDLESS_DEVICE", "LOOP", "DIRECTORY"})
    void whatAGuestIsGivenIsADiskOrAFile(Oddity oddity) throws IOException {
        Path file = files.resolve("thing");
        oddity.make(file);
        Path disk = files.resolve("disk.img");
        Files.write(disk, new byte[1 << 20]);
        for (String name : List.of("qemu.disk.0", "qemu.initrd", "block.storage")) {
            Config config = Nabla.annotated(
                    Config.builder(disk).build(), java.util.Map.of("io.nablaconsole." + name, file.toString()));
            inTime(() -> assertThatThrownBy(() -> engine.factory().validate(config))
                    .as(name)
                    .isInstanceOf(EngineException.class)
                    .hasFieldOrPropertyWithValue("code", ErrorCode.CONFIG_INVALID));
        }
    }

    /** Nobody but their owner may read what a container has: its environment and all its guest prints. */
    @Test
    void filesOfAContainerAreItsOwnersAlone() throws IOException {
        engine.running("kept", "clock");
        try (Stream<Path> all = Files.walk(engine.root().resolve("kept"))) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                        .as(String.valueOf(file.getFileName()))
                        .matches("r[w-][x-]--[x-]--[x-]");
            }
        }
    }

    @Test
    void aRefusalSaysWhatLiesThere() throws IOException {
        engine.factory().create("odd", sample("hello").build());
        for (Oddity oddity : Oddity.values()) {
            oddity.make(engine.root().resolve("odd/state.json"));
            ContainerSnapshot shown = engine.factory().list().get(0);
            assertThat(String.valueOf(shown.problem()))
                    .as(oddity.name().toLowerCase(Locale.ROOT))
                    .contains("state.json")
                    .endsWith("delete the container to be rid of it");
        }
    }
}
