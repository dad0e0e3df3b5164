package io.nablaconsole.app.create;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArgumentTextTest {
    private static List<String> read(String text) {
        return ArgumentText.parse(text).arguments();
    }

    @Test
    void blanksPartArguments() {
        assertThat(read("  one \t two  ")).containsExactly("one", "two");
        assertThat(read("")).isEmpty();
    }

    @Test
    void quotesKeepBlanksTogether() {
        assertThat(read("'two words' \"and more\" glu'e'd")).containsExactly("two words", "and more", "glued");
    }

    @Test
    void emptyQuotesAreAnEmptyArgument() {
        assertThat(read("a '' b")).containsExactly("a", "", "b");
    }

    @Test
    void backslashesEscape() {
        assertThat(read("a\\ b \"a \\\"quoted\\\" word\" 'c:\\d'"))
                .containsExactly("a b", "a \"quoted\" word", "c:\\d");
    }

    @Test
    void openQuotesAreTold() {
        assertThat(ArgumentText.parse("one 'two").open()).isEqualTo('\'');
        assertThat(ArgumentText.parse("one \"two").open()).isEqualTo('"');
        assertThat(ArgumentText.parse("one two").open()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"plain", "two words", "a \"quoted\" word", "it's", "back\\slash", "", "mi'x\"ed \\ all"})
    void whatIsWrittenReadsBack(String argument) {
        assertThat(read(ArgumentText.format(List.of("first", argument)))).containsExactly("first", argument);
    }
}
