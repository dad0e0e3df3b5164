package io.nablaconsole.app.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.nablaconsole.app.testing.WindowTest;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoTest extends WindowTest {
    @Test
    void playsTheMainJobAndTakesThePicture(@TempDir Path directory) throws Exception {
        Path picture = directory.resolve("window.png");
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        CompletableFuture<Integer> code = new CompletableFuture<>();
        PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);
        Demo.begin(window(), stage(), picture, out, code::complete);
        assertThat(code.get(60, TimeUnit.SECONDS))
                .as(printed.toString(StandardCharsets.UTF_8))
                .isZero();
        assertThat(printed.toString(StandardCharsets.UTF_8))
                .contains("created hello-1")
                .contains("console: Hello world")
                .contains("exited with code 0");
        assertThat(picture).isNotEmptyFile();
    }
}
