package io.nablaconsole.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.DataInputStream;
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
        assumeInstalled("xvfb-run", "xvfb");
        Path picture = directory.resolve("window.png");
        String text = run(
                List.of("xvfb-run", "-a", "-s", "-screen 0 1280x800x24"), "--demo", "--screenshot", picture.toString());
        assertThat(text).contains("console: Hello world").doesNotContain("no display");
        assertThat(picture).isNotEmptyFile();
    }

    @Test
    @Tag("display")
    void aWindowManagerThatForgetsTheSizeIsAskedOnceMore() throws Exception {
        assumeInstalled("xvfb-run", "xvfb");
        assumeInstalled("openbox", "openbox");
        Path picture = directory.resolve("window.png");
        run(
                List.of("xvfb-run", "-a", "-s", "-screen 0 1600x1000x24", "sh", "-c", "openbox & \"$@\"", "sh"),
                "--root",
                directory.resolve("root").toString(),
                "--screenshot",
                picture.toString());
        try (DataInputStream png = new DataInputStream(Files.newInputStream(picture))) {
            png.skipNBytes(16); // signature, length and name of the first chunk; then width and height
            assertThat(png.readInt()).isBetween(1270, 1280);
            assertThat(png.readInt()).isBetween(760, 800);
        }
    }

    private static void assumeInstalled(String program, String debianPackage) {
        boolean installed = Stream.of(System.getenv("PATH").split(":", -1))
                .anyMatch(directory -> Files.isExecutable(Path.of(directory, program)));
        if (!installed) {
            System.out.println(
                    "skipped: " + program + " is not installed (on Debian: apt install " + debianPackage + ")");
        }
        Assumptions.assumeTrue(installed, program + " is not installed");
    }
}
