package io.nablaconsole.app.theme;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import javafx.css.CssParser;
import javafx.css.Stylesheet;
import org.junit.jupiter.api.Test;

/** No style sheet lies about unused, and none is missing. */
class StyleSheetTest {
    private static final Path SHEETS =
            Path.of(System.getProperty("nabla.project.directory", "..")).resolve("resources/app/css");

    @Test
    void everyStyleSheetIsLoaded() throws IOException {
        try (Stream<Path> files = Files.list(SHEETS)) {
            List<String> there =
                    files.map(file -> file.getFileName().toString()).toList();
            List<String> loaded = Arrays.stream(StyleSheet.values())
                    .map(sheet -> Path.of(sheet.url().getPath()).getFileName().toString())
                    .toList();
            assertThat(there).containsExactlyInAnyOrderElementsOf(loaded);
        }
    }

    @Test
    void theSheetOfTheBuildSaysWhatAllOfThemSay() throws IOException {
        List<String> one = new ArrayList<>();
        for (String url : StyleSheet.worn()) {
            assertThat(url).endsWith(".bss");
            one.addAll(rules(
                    Objects.requireNonNull(Stylesheet.loadBinary(URI.create(url).toURL()))));
        }
        List<String> all = new ArrayList<>();
        for (StyleSheet sheet : StyleSheet.values()) {
            all.addAll(rules(new CssParser().parse(sheet.url())));
        }
        assertThat(one).isEqualTo(all);
    }

    private static List<String> rules(Stylesheet sheet) {
        return sheet.getRules().stream()
                .map(rule -> rule.getSelectors() + " " + rule.getDeclarations().size())
                .toList();
    }

    @Test
    void everyFamilyOfLettersHasItsStyleClass() throws IOException {
        assertThat(Files.readAllLines(SHEETS.resolve("base.css")))
                .containsAll(Themes.FAMILIES.stream()
                        .map(family -> "." + Themes.styleClass(family) + " { -fx-font-family: \"" + family + "\"; }")
                        .toList());
    }

    /** A size in pixels would stay small in a presentation. */
    @Test
    void lettersAreMeasuredAgainstThoseOfTheWindow() throws IOException {
        try (Stream<Path> files = Files.list(SHEETS)) {
            for (Path file : files.toList()) {
                boolean root = List.of("base.css", "presentation.css").contains(String.valueOf(file.getFileName()));
                assertThat(Files.readAllLines(file).stream()
                                .filter(line -> line.matches(".*-fx-font-size: *[0-9.]+px.*")))
                        .as("%s", file)
                        .hasSizeLessThanOrEqualTo(root ? 2 : 0);
            }
        }
    }
}
