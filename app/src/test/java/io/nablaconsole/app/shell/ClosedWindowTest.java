package io.nablaconsole.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A window that is closed leaves nothing of itself in memory, not even when its stage shows another one then. */
class ClosedWindowTest {
    @Test
    void nothingHoldsAClosedWindow(@TempDir Path directory) throws Exception {
        Path printed = directory.resolve("printed");
        Path files = Files.createDirectory(directory.resolve("files"));
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx400m",
                "-XX:+UseSerialGC",
                "-XX:SoftRefLRUPolicyMSPerMB=0", // what may be given up counts as given up
                "-Djava.awt.headless=true",
                "-Dglass.platform=Monocle",
                "-Dmonocle.platform=Headless",
                "-Dprism.order=sw",
                "-Dprism.text=t2k",
                "-cp",
                System.getProperty("java.class.path"),
                ClosedWindow.Start.class.getName(),
                files.toString());
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectInput(new File("/dev/null"))
                .redirectOutput(printed.toFile())
                .start();
        boolean ended = process.waitFor(400, TimeUnit.SECONDS);
        process.destroyForcibly();
        String text = Files.readString(printed, StandardCharsets.UTF_8);
        assertThat(ended).as(text).isTrue();
        assertThat(process.exitValue()).as(text).isZero();
    }
}
