package io.nablaconsole.engine.cmdline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class GuestCommandLineTest {
    @Test
    void simpleArgumentsStayAsTheyAre() {
        assertThat(GuestCommandLine.join(List.of("--solo5:quiet", "--port=80", "gr\u00fc\u00df", "{}")))
                .isEqualTo("--solo5:quiet --port=80 gr\u00fc\u00df {}");
    }

    @Test
    void blanksQuotesAndBackslashesAreQuoted() {
        assertThat(GuestCommandLine.join(List.of("two words", "say \"hi\"", "a\\b", "it's", "")))
                .isEqualTo("\"two words\" \"say \\\"hi\\\"\" \"a\\\\b\" \"it's\" \"\"");
    }

    @Test
    void everyArgumentArrivesAsItWas() {
        Random random = new Random(7);
        String alphabet = "ab \t\n\r\u000b\f'\"\\=-\u00e4\u20ac";
        for (int round = 0; round < 5000; round++) {
            List<String> arguments = IntStream.range(0, random.nextInt(5))
                    .mapToObj(i -> random.ints(1 + random.nextInt(6), 0, alphabet.length())
                            .mapToObj(c -> alphabet.substring(c, c + 1))
                            .reduce("", String::concat))
                    .toList();
            assertThat(split(GuestCommandLine.join(arguments))).isEqualTo(arguments);
        }
    }

    @Test
    void tooLongLineIsRefusedByItsBytes() {
        assertThat(GuestCommandLine.join(List.of("x".repeat(8191)))).hasSize(8191);
        assertThatThrownBy(() -> GuestCommandLine.join(List.of("\u00e4".repeat(4096))))
                .hasMessageContaining("8192 bytes, more than the 8191");
    }

    @Test
    void nulIsRefused() {
        assertThatThrownBy(() -> GuestCommandLine.join(List.of("a\0b"))).hasMessageContaining("NUL");
    }

    /** MirageOS' rules, written down once more. */
    private static List<String> split(String line) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        char quote = 0;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '\\' && quote != '\'') {
                i++;
                word.append(line.charAt(i));
            } else if (quote == 0 ? c == '"' || c == '\'' : c == quote) {
                quote = quote == 0 ? c : 0;
            } else if (quote == 0 && (c == ' ' || (c >= '\t' && c <= '\r'))) {
                words.add(word.toString());
                word.setLength(0);
            } else {
                word.append(c);
            }
        }
        words.add(word.toString());
        words.removeIf(String::isEmpty);
        return words;
    }
}
