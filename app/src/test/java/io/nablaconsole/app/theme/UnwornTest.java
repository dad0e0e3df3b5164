package io.nablaconsole.app.theme;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.nablaconsole.app.fx.FxmlFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the themes dress in vain is nowhere in the window, and only that is left out of them. */
class UnwornTest {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.nablaconsole.app");

    @ParameterizedTest
    @EnumSource(Unworn.class)
    void theWindowHasNoneOfItsControls(Unworn unworn) {
        noClasses()
                .should()
                .dependOnClassesThat()
                .haveNameMatching(unworn.controls())
                .because("the build leaves its rules out of the themes; take " + unworn
                        + " out of Unworn to bring it in")
                .check(CLASSES);
        Pattern imports = Pattern.compile("<\\?import " + unworn.controls() + "\\?>");
        assertThat(Arrays.stream(FxmlFile.values()))
                .noneMatch(file -> imports.matcher(text(file)).find());
    }

    private static String text(FxmlFile file) {
        try (InputStream in = file.url().openStream()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException("cannot read " + file, e);
        }
    }

    @Test
    void onlyTheirRulesAreLeftOut() {
        assertThat(SheetPress.worn("""
                        /* .chart { } */ .root { -fx-accent: red; }
                        .date-picker, .combo-box:hover > .arrow-button { -fx-padding: 0 .5em; }
                        .tree-view > .cell,
                        .chart-title { -fx-fill: blue; }
                        .button { -fx-background-image: url("data:image/png;base64,/9=="); }
                        """)).isEqualToIgnoringWhitespace("""
                        .root { -fx-accent: red; }
                        .combo-box:hover > .arrow-button { -fx-padding: 0 .5em; }
                        .button { -fx-background-image: url("data:image/png;base64,/9=="); }
                        """);
    }
}
