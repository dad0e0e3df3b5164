package io.nablaconsole.engine;

import static io.nablaconsole.engine.EngineFixture.sample;
import static io.nablaconsole.engine.TestHost.codeOf;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.nablaconsole.engine.api.Container;
import io.nablaconsole.engine.api.ErrorCode;
import io.nablaconsole.engine.api.Hook;
import io.nablaconsole.engine.api.Hooks;
import io.nablaconsole.engine.api.InitConfig;
import io.nablaconsole.engine.api.Mount;
import io.nablaconsole.engine.api.Status;
import io.nablaconsole.engine.json.Json;
import io.nablaconsole.engine.json.JsonReader;
import io.nablaconsole.engine.store.InitConfigDocument;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A program of one's own becomes a container's init, as the seed's "runnc init" did. */
@Timeout(60)
class InitializationTest {
    @RegisterExtension
    final EngineFixture engine = new EngineFixture();

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    Path files;

    /** The program: nothing but the entry. */
    static final class Init {
        public static void main(String[] args) {
            Nabla.factory(Path.of(args[0])).startInitialization();
        }
    }

    /** Starts the program with the descriptors that the seed gives its init. */
    private Process init(String told, Path directory) throws IOException {
        Path json = Files.writeString(files.resolve("init.json"), told);
        String java = Path.of(System.getProperty("java.home"), "bin/java").toString();
        ProcessBuilder builder = new ProcessBuilder(
                "bash",
                "-c",
                "exec 5< <(cat \"$1\") 6< \"$2\"; shift 2; exec \"$@\"",
                "bash",
                json.toString(),
                directory.toString(),
                java,
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Init.class.getName(),
                engine.root().toString());
        builder.environment().put("_LIBCONTAINER_INITPIPE", "5");
        builder.environment().put("_LIBCONTAINER_STATEDIR", "6");
        return builder.redirectErrorStream(true).start();
    }

    private static String output(Process process) {
        try {
            return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void awaitGate(Process process, String id) {
        while (!Files.exists(engine.root().resolve(id).resolve("exec.fifo")) && process.isAlive()) {
            Thread.onSpinWait();
        }
    }

    @Test
    void thisVeryProcessBecomesTheTender() throws Exception {
        Container container =
                engine.factory().create("own", sample("hello", "first").build());
        ObjectNode told = (ObjectNode) Json.parse(Nabla.initConfig(container).getBytes(StandardCharsets.UTF_8));
        told.putArray("args").add(container.config().args().get(0)).add("told");
        Process process = init(Json.print(told), engine.root().resolve("own"));
        awaitGate(process, "own");
        assertThat(process.isAlive()).as(() -> output(process)).isTrue();
        assertThat(container.status()).isEqualTo(Status.CREATED);
        assertThat((long) container.state().initProcessPid()).isEqualTo(process.pid());
        assertThat(container.state().supervised()).isTrue();
        container.exec();
        assertThat(output(process)).startsWith("Hello told\n");
        assertThat(process.waitFor()).isZero();
        assertThat(container.status()).isEqualTo(Status.STOPPED);
    }

    @Test
    void whatDoesNotAgreeIsNamedAndNothingHasChanged() throws Exception {
        Container container = engine.factory().create("own", sample("hello").build());
        ObjectNode told = (ObjectNode) Json.parse(Nabla.initConfig(container).getBytes(StandardCharsets.UTF_8));
        told.put("mem", 1 << 20).put("root", "/elsewhere");
        Process process = init(Json.print(told), engine.root().resolve("own"));
        assertThat(output(process)).contains("is not what it was created with: root, mem");
        assertThat(process.waitFor()).isNotZero();
        assertThat(container.status()).isEqualTo(Status.STOPPED);
        assertThat(container.state().initProcessPid()).isZero();
    }

    @Test
    void aDirectoryOfAnotherContainerIsRefused() throws Exception {
        Container container = engine.factory().create("own", sample("hello").build());
        engine.factory().create("other", sample("hello").build());
        Process process = init(Nabla.initConfig(container), engine.root().resolve("other"));
        assertThat(output(process))
                .contains("_LIBCONTAINER_STATEDIR is not " + engine.root().resolve("own"));
    }

    @Test
    void aProgramThatNobodyToldIsNoInit() {
        assertThat(codeOf(() -> engine.factory().startInitialization())).isEqualTo(ErrorCode.SYSTEM_ERROR);
    }

    @Test
    void whatIsToldIsSpelledAsTheSeedDoesAndReadBack() throws IOException {
        Container container = engine.factory()
                .create(
                        "spelled",
                        sample("hello", "a", "b c")
                                .environment(List.of("A=1"))
                                .hooks(Hooks.NONE.with(
                                        Hooks.Point.PRESTART,
                                        new Hook(Path.of("/bin/true"), List.of(), List.of(), null)))
                                .mounts(List.of(new Mount("/proc", "proc", "proc", List.of())))
                                .build());
        ObjectNode json = (ObjectNode) Json.parse(Nabla.initConfig(container).getBytes(StandardCharsets.UTF_8));
        assertThat(json.fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder(
                        "id",
                        "bundlepath",
                        "root",
                        "args",
                        "fspath",
                        "cwd",
                        "env",
                        "tap",
                        "netnspath",
                        "hooks",
                        "mem",
                        "Mounts",
                        "config");
        assertThat(InitConfigDocument.read(JsonReader.of(json)))
                .isEqualTo(InitConfig.of(container.id(), container.config()));
    }
}
