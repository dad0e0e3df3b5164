package io.nablaconsole.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each row of the table of features names tests that are there. */
class FeatureTableTest {
    private static final Path TABLE = Path.of("../resources/docs/features.md");
    private static final List<Path> TESTS = List.of(Path.of("src/test/java"), Path.of("../engine/src/test/java"));

    /** {@code ClassTest} or {@code ClassTest.member}; … is the class named before. */
    private static final Pattern NAME = Pattern.compile("`(\\w+Test|…)?\\.?(\\w+)?`");

    private static final Map<String, List<Path>> CLASSES = new TreeMap<>();

    @BeforeAll
    static void findTests() throws IOException {
        for (Path tests : TESTS) {
            try (Stream<Path> files = Files.walk(tests)) {
                files.filter(file -> file.toString().endsWith("Test.java"))
                        .forEach(file -> CLASSES.computeIfAbsent(
                                        file.getFileName().toString().replace(".java", ""), name -> new ArrayList<>())
                                .add(file));
            }
        }
    }

    private static Stream<String> rows() throws IOException {
        return Files.readAllLines(TABLE).stream().filter(line -> line.startsWith("| ") && !line.endsWith("| test |"));
    }

    @ParameterizedTest
    @MethodSource("rows")
    void namesTestsThatAreThere(String row) throws IOException {
        String[] cells = row.split("\\|", -1);
        assertThat(cells).as("three cells between bars").hasSize(5);
        Matcher names = NAME.matcher(cells[3]);
        List<Path> last = List.of();
        int found = 0;
        while (names.find()) {
            String type = Objects.requireNonNullElse(names.group(1), "");
            last = type.equals("…") ? last : CLASSES.getOrDefault(type, List.of());
            assertThat(last).as(names.group()).isNotEmpty();
            if (names.group(2) != null) {
                assertThat(textOf(last)).as(names.group()).containsPattern("void " + names.group(2) + "\\(");
            }
            found++;
        }
        assertThat(found).as("tests").isPositive();
    }

    private static String textOf(List<Path> files) throws IOException {
        StringBuilder text = new StringBuilder();
        for (Path file : files) {
            text.append(Files.readString(file));
        }
        return text.toString();
    }
}
