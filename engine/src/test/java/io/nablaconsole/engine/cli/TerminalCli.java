package io.nablaconsole.engine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.nablaconsole.engine.posix.Descriptor;
import io.nablaconsole.engine.posix.Pty;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A command line in a program of its own, on a terminal of its own; its guests are shell scripts. */
final class TerminalCli implements AutoCloseable {
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final Path directory;
    private final Pty terminal = Pty.open(-1, -1);
    private final Descriptor processEnd = Pty.openProcessEnd(terminal.path());
    private final StringBuilder seen = new StringBuilder();
    private final Process process;

    TerminalCli(Path root, Path directory, String... words) throws IOException {
        this.directory = directory;
        // what a shell starts in the background ignores Ctrl-C, and so does all that comes of it
        List<String> command = new ArrayList<>(List.of("env", "--default-signal=INT,HUP,QUIT"));
        command.addAll(new Cli(root).program(List.of(), words));
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectInput(terminal.path().toFile())
                .redirectOutput(terminal.path().toFile())
                .redirectErrorStream(true);
        builder.environment().put("NABLA_TENDER_PATH", directory.toString());
        process = builder.start();
        Thread reader = new Thread(this::read, "terminal");
        reader.setDaemon(true);
        reader.start();
    }

    /** Makes a tender that runs the script its guest's argument names; what runs a guest named by {@link #script}. */
    static void tender(Path directory) throws IOException {
        script(directory, "solo5-spt", """
                case $1 in
                --help) echo 'usage: solo5-spt [ -- ] KERNEL [ ARGS ]' >&2; exit 1;;
                --version) printf 'solo5-spt tender, version v0.9.0\\nABI version 2\\n' >&2; exit 0;;
                esac
                for last; do :; done
                exec /bin/sh "$last"
                """);
    }

    static Path script(Path directory, String name, String body) throws IOException {
        Path file = Files.writeString(directory.resolve(name), "#!/bin/sh\n" + body);
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private void read() {
        byte[] buffer = new byte[4096];
        try {
            for (int count = terminal.read(buffer, 0, buffer.length); count >= 0; ) {
                synchronized (seen) {
                    seen.append(new String(buffer, 0, count, StandardCharsets.ISO_8859_1));
                    seen.notifyAll();
                }
                count = terminal.read(buffer, 0, buffer.length);
            }
        } catch (IOException e) {
            // closed at the end of the test
            return;
        }
    }

    /** What this terminal was sent. */
    String seen() {
        synchronized (seen) {
            return seen.toString();
        }
    }

    /** Waits until {@code text} was sent to this terminal. */
    void await(String text) throws InterruptedException {
        long end = System.nanoTime() + LIMIT.toNanos();
        synchronized (seen) {
            while (seen.indexOf(text) < 0) {
                long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
                assertThat(left).as("'%s' never came: %s", text, seen).isPositive();
                seen.wait(left);
            }
        }
    }

    void type(String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        terminal.write(bytes, 0, bytes.length);
    }

    /** Sends a signal to the program. */
    void signal(String name) throws IOException, InterruptedException {
        Process kill = new ProcessBuilder("/bin/sh", "-c", "kill -" + name + " " + process.pid()).start();
        assertThat(kill.waitFor()).isZero();
    }

    /** Waits for the program's end and returns its code. */
    int end() throws InterruptedException {
        assertThat(process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS))
                .as("%s", seen())
                .isTrue();
        return process.exitValue();
    }

    /** Whether lines are edited and shown by the terminal, as a shell has it. */
    boolean cooked() throws IOException, InterruptedException {
        Path out = directory.resolve("stty.out");
        Process stty = new ProcessBuilder("stty", "-a")
                .redirectInput(terminal.path().toFile())
                .redirectOutput(out.toFile())
                .start();
        assertThat(stty.waitFor()).isZero();
        List<String> words = List.of(Files.readString(out).split("[\\s;]+", -1));
        return words.contains("icanon") && words.contains("echo") && words.contains("opost");
    }

    @Override
    public void close() throws IOException {
        process.destroyForcibly();
        processEnd.close();
        terminal.close();
    }
}
