package io.nablaconsole.app.live.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.nablaconsole.app.live.EngineAccess;
import io.nablaconsole.app.live.measure.Figure.Dress;
import io.nablaconsole.engine.Nabla;
import io.nablaconsole.engine.api.MemorySize;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The comparison, really measured. */
class SideBySideTest {
    private static final Path MACHINE =
            Path.of(System.getProperty("nabla.project.directory", ".."), "resources/lessons/machine");

    @TempDir
    Path directory = Path.of("/");

    @Test
    void allThreeAreMeasuredOrSaidWhyNot() throws Exception {
        EngineAccess engine = new EngineAccess(directory, () -> Nabla.factory(directory), Nabla::images);
        List<Figure> figures = new ArrayList<>();
        new SideBySide(engine).measure(figures::add);
        assertThat(figures).extracting(Figure::dress).containsExactly(Dress.values());
        figures.forEach(System.out::println);
        for (Figure figure : figures.subList(0, 2)) {
            assertThat(figure.missing()).isNull();
            assertThat(figure.firstOutput()).isPositive();
            assertThat(figure.memory()).isGreaterThan(new MemorySize(0));
            assertThat(figure.files()).isGreaterThan(new MemorySize(0));
        }
        assertThat(figures.get(0).memory()).isLessThan(figures.get(1).memory());
        assertThat(figures.get(0).calls()).isBetween(5, 15);
        Figure machine = figures.get(2);
        if (machine.missing() == null) {
            assertThat(machine.memory()).isGreaterThan(figures.get(1).memory());
            assertThat(machine.firstOutput()).isGreaterThan(figures.get(0).firstOutput());
        } else {
            assertThat(machine.missing()).isNotBlank();
        }
    }

    @Test
    void theGuestOfTheMachineIsBuiltFromItsSource() throws Exception {
        assumeTrue(
                Files.isExecutable(Path.of("/usr/bin/as")) && Files.isExecutable(Path.of("/usr/bin/ld")),
                "as and ld are not installed here");
        Process build = new ProcessBuilder(MACHINE.resolve("build.sh").toString(), directory.toString())
                .inheritIO()
                .start();
        assertThat(build.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(build.exitValue()).isZero();
        assertThat(directory.resolve("hello.elf")).hasSameBinaryContentAs(MACHINE.resolve("hello.elf"));
    }
}
