package io.nablaconsole.engine.example;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The README's example works, and is the one compiled here. */
class LibraryExampleTest {
    private static final Path README = Path.of(System.getProperty("nabla.project.directory"), "README.md");
    private static final Path SOURCE = Path.of("src/test/java/io/nablaconsole/engine/example/LibraryExample.java");

    @Test
    void runsAContainer(@TempDir Path root) throws IOException {
        PrintStream before = System.out;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
        try {
            LibraryExample.main(new String[] {root.toString()});
        } finally {
            System.setOut(before);
        }
        assertThat(printed.toString(StandardCharsets.UTF_8))
                .contains("Hello library")
                .endsWith("exited with code 0\n");
        assertThat(root).isEmptyDirectory();
    }

    @Test
    void isTheOneInTheReadme() throws IOException {
        String source = Files.readString(SOURCE);
        String body = source.substring(source.indexOf("        Factory factory"), source.indexOf("    }\n}"));
        assertThat(Files.readString(README)).contains(body.stripTrailing().stripIndent());
    }
}
