package io.nablaconsole.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real program in a process of its own, in memory and on GTK. */
class DisplayTest {
    private final Path directory;

    DisplayTest(@TempDir Path directory) {
        this.directory = directory;
    }

    private String run(List<String> before, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(before);
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx400m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
        command.addAll(List.of(arguments));
        Path printed = directory.resolve("printed");
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectInput(new File("/dev/null"))
                .redirectOutput(printed.toFile());
        builder.environment().remove("DISPLAY");
        builder.environment().remove("WAYLAND_DISPLAY");
        builder.environment().put("XDG_CONFIG_HOME", directory.toString());
        Process process = builder.start();
        boolean ended = process.waitFor(90, TimeUnit.SECONDS);
        process.destroyForcibly();
        String text = Files.readString(printed, StandardCharsets.UTF_8);
        assertThat(ended).as(text).isTrue();
        assertThat(process.exitValue()).as(text).isZero();
        return text;
    }

    @Test
    void withoutADisplayItPlaysTheDemoInMemory() throws Exception {
        assertThat(run(List.of()))
                .contains("there is no display")
                .contains("console: Hello world")
                .contains("exited with code 0");
    }

    @Test
    @Tag("display")
    void onGtkTheDemoPlaysInARealWindow() throws Exception {
        boolean xvfb = Stream.of(System.getenv("PATH").split(":", -1))
                .anyMatch(directory -> Files.isExecutable(Path.of(directory, "xvfb-run")));
        if (!xvfb) {
            System.out.println("skipped: xvfb-run is not installed (on Debian: apt install xvfb)");
        }
        Assumptions.assumeTrue(xvfb, "xvfb-run is not installed");
        Path picture = directory.resolve("window.png");
        String text = run(
                List.of("xvfb-run", "-a", "-s", "-screen 0 1280x800x24"), "--demo", "--screenshot", picture.toString());
        assertThat(text).contains("console: Hello world").doesNotContain("no display");
        assertThat(picture).isNotEmptyFile();
    }
}
