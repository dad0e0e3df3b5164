package io.nablaconsole.engine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.nablaconsole.engine.EngineFixture;
import io.nablaconsole.engine.api.Container;
import io.nablaconsole.engine.api.ExitRecord;
import io.nablaconsole.engine.api.Status;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Supervisors drive the command line and wait for the init themselves. */
class SupervisorTest {
    private static final Path PERL = Path.of("/usr/bin/perl");
    private static final Path HELPER = Path.of("src/test/native/shim-helper.pl").toAbsolutePath();
    private static final Path CONMON = Path.of("/usr/bin/conmon");

    /** Becomes a subreaper, runs each argument as a shell command, then waits for a child that is none of these. */
    private static final String REAPER = "syscall(157, 36, 1, 0, 0, 0) == 0 or die;"
            + "for (@ARGV) { system('/bin/sh', '-c', $_) == 0 or die \"$_: $?\" }"
            + "wait; print $? >> 8, ' ', $? & 127, \"\\n\"";

    @RegisterExtension
    final EngineFixture engine = new EngineFixture();

    @TempDir
    Path directory = Path.of("");

    private Path runtime = Path.of("");

    /** Supervisors want a program, so this is bin/nablactl with the classes under test. */
    @BeforeEach
    void makeRuntime() throws IOException {
        String command = new Cli(engine.root())
                .program(List.of()).stream().map(word -> "'" + word + "'").collect(Collectors.joining(" "));
        runtime = directory.resolve("nablactl");
        Files.writeString(runtime, "#!/bin/sh\nexec " + command + " \"$@\"\n");
        Files.setPosixFilePermissions(runtime, PosixFilePermissions.fromString("rwx------"));
    }

    /** A bundle whose unikernel is the sample {@code name}. */
    private Path bundle(String name, boolean terminal, String argument) throws IOException {
        Path bundle = directory.resolve("bundle");
        Files.createDirectories(bundle.resolve("rootfs"));
        Path image = EngineFixture.sample(name).build().image();
        Files.copy(image, bundle.resolve("rootfs/guest"));
        Files.writeString(bundle.resolve("config.json"), """
                {"ociVersion": "1.0.2", "root": {"path": "rootfs"},
                 "process": {"terminal": %s, "cwd": "/", "args": ["/guest", "%s"]},
                 "linux": {"resources": {"memory": {"limit": 16777216}}}}
                """.formatted(terminal, argument));
        return bundle;
    }

    private static Cli.Result run(String... command) throws IOException, InterruptedException {
        return Cli.runProgram(Arrays.asList(command));
    }

    private static void needs(Path program, String packageName) {
        Assumptions.assumeTrue(
                Files.isExecutable(program),
                "skipped: there is no " + program + " (apt-get install " + packageName + ")");
    }

    @Test
    void theCallersSubreaperWaitsForTheInit() throws Exception {
        needs(PERL, "perl");
        Path pidFile = directory.resolve("pid");
        String create = runtime + " create -b " + bundle("exitcode", false, "7") + " --pid-file " + pidFile + " one";
        Cli.Result result = run(PERL.toString(), "-e", REAPER, create, runtime + " start one");
        assertThat(result.code()).as(result.out()).isZero();
        assertThat(result.out()).startsWith("Leaving with code 7.").endsWith("7 0\n");

        Container container = engine.factory().load("one");
        assertThat(pidFile).hasContent(String.valueOf(container.process().pid()));
        assertThat(container.status()).isEqualTo(Status.STOPPED);
        assertThat(container.state().supervised()).isTrue();
        ExitRecord exit = container.exit().orElseThrow();
        assertThat(exit.code()).isNull();
        assertThat(exit.reason()).contains("known to the supervisor");
    }

    @Test
    void aSupervisedContainerCanBeKilledAndWaitedForByTheEngine() throws Exception {
        Path pidFile = directory.resolve("pid");
        Cli.Result created = run(
                runtime.toString(),
                "create",
                "-b",
                bundle("clock", false, "1000").toString(),
                "--pid-file",
                pidFile.toString(),
                "one");
        assertThat(created.code()).as(created.out()).isZero();
        Container container = engine.factory().load("one");
        container.exec();
        assertThat(container.awaitExit(Duration.ofMillis(50))).isEmpty();
        assertThat(container.stop(EngineFixture.LIMIT)).isPresent();
        assertThat(container.status()).isEqualTo(Status.STOPPED);
    }

    @Test
    void theConsoleSocketIsSentTheTerminal() throws Exception {
        needs(PERL, "perl");
        Path socket = directory.resolve("tty.sock");
        Path received = directory.resolve("received");
        Process receiver = new ProcessBuilder(PERL.toString(), HELPER.toString(), "receive", socket.toString())
                .redirectOutput(received.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        await(() -> Files.exists(socket));
        Cli.Result created = run(
                runtime.toString(),
                "create",
                "-b",
                bundle("hello", true, "there").toString(),
                "--console-socket",
                socket.toString(),
                "one");
        assertThat(created.code()).as(created.out()).isZero();
        engine.factory().load("one").exec();
        assertThat(receiver.waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertThat(received).content().contains("/dev/ptmx", "Hello there");
    }

    @Test
    void preservedDescriptorsReachTheProcess() throws Exception {
        needs(PERL, "perl");
        Path bundle = bundle("clock", false, "1000");
        Path kept = Files.writeString(directory.resolve("kept"), "kept");
        String create = runtime + " create -b " + bundle + " --pid-file " + directory.resolve("pid")
                + " --preserve-fds 1 one 3<" + kept;
        Cli.Result result = run("/bin/sh", "-c", create);
        assertThat(result.code()).as(result.out()).isZero();
        int pid = engine.factory().load("one").process().pid();
        assertThat(Files.readSymbolicLink(Path.of("/proc/" + pid + "/fd/3"))).isEqualTo(kept.toRealPath());
    }

    @Test
    void aConsoleSocketNobodyListensAtLeavesNothing() throws Exception {
        Cli.Result created = run(
                runtime.toString(),
                "create",
                "-b",
                bundle("hello", true, "x").toString(),
                "--console-socket",
                directory.resolve("none").toString(),
                "one");
        assertThat(created.code()).isEqualTo(1);
        assertThat(created.out()).contains("cannot connect to console socket");
        assertThat(engine.factory().list()).isEmpty();
    }

    @Test
    @Tag("supervisor")
    void conmonRunsOneAndRecordsItsCode() throws Exception {
        needs(CONMON, "conmon");
        Path exits = Files.createDirectory(directory.resolve("exits"));
        Path log = directory.resolve("log");
        List<String> command = new ArrayList<>(List.of(CONMON.toString(), "--api-version", "1", "--full-attach"));
        Stream.of("-c", "one", "-u", "one", "-n", "one", "-r", runtime, "-b", bundle("exitcode", false, "5"))
                .map(Object::toString)
                .forEach(command::add);
        Stream.of("-p", directory.resolve("pid"), "--exit-dir", exits, "-l", "k8s-file:" + log)
                .map(Object::toString)
                .forEach(command::add);
        Process conmon = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("conmon.out").toFile())
                .start();
        // it goes to the background; what it says is the reason should the container never come
        assertThat(conmon.waitFor(20, TimeUnit.SECONDS)).isTrue();
        await(() -> !engine.factory().list().isEmpty()
                && engine.factory().list().get(0).status() == Status.CREATED);
        engine.factory().load("one").exec();
        await(() -> Files.exists(exits.resolve("one")));
        assertThat(exits.resolve("one")).hasContent("5");
        assertThat(log).content().contains("stdout F Leaving with code 5.");
    }

    private interface Condition {
        boolean holds() throws IOException;
    }

    /** Waits for something that tells nobody when it happens. */
    private static void await(Condition condition) throws IOException {
        long deadline = System.nanoTime() + EngineFixture.LIMIT.toNanos();
        while (!condition.holds()) {
            assertThat(System.nanoTime()).as("waited too long").isLessThan(deadline);
            LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
        }
    }
}
