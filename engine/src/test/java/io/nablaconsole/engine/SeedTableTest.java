package io.nablaconsole.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each row of the table of the seed's API names types and tests that are there. */
class SeedTableTest {
    private static final Path TABLE = Path.of("../resources/docs/seed-api.md");
    private static final Path TYPES = Path.of("src/main/java/io/nablaconsole/engine");
    private static final Path TESTS = Path.of("src/test/java/io/nablaconsole/engine");

    /** {@code package.Type.member} with all but the type left out where it is not needed; … is the class named last. */
    private static final Pattern NAME = Pattern.compile("`((?:[a-z]+\\.)?[A-Z]\\w+|…)?\\.?([a-z]\\w+|[A-Z]\\w+)?`");

    private static Stream<List<String>> rows() throws IOException {
        String table = Files.readString(TABLE).split("\n## ", 2)[0];
        return table.lines()
                .filter(line -> line.startsWith("| ") && !line.startsWith("| seed "))
                .map(line -> List.of(line.split(" \\| ", -1)));
    }

    @ParameterizedTest
    @MethodSource("rows")
    void namesATypeAndATest(List<String> row) throws IOException {
        assertThat(row).hasSize(3);
        assertThat(named(row.get(1), TYPES)).as("types").isNotZero();
        assertThat(named(row.get(2), TESTS)).as("tests").isNotZero();
    }

    /** How many names there are in {@code cell}, each of which must be found. */
    private static int named(String cell, Path sources) throws IOException {
        Path last = sources;
        int found = 0;
        Matcher names = NAME.matcher(cell);
        while (names.find()) {
            String type = Objects.requireNonNullElse(names.group(1), "…");
            last = type.equals("…") ? last : sources.resolve(type.replace('.', '/') + ".java");
            if (names.group(2) != null || !type.equals("…")) {
                assertThat(last).as(names.group()).isRegularFile();
                assertThat(Files.readString(last))
                        .as(names.group())
                        .containsPattern("\\b" + Objects.requireNonNullElse(names.group(2), "") + "\\b");
                found++;
            }
        }
        return found;
    }
}
