package io.nablaconsole.engine.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.TypeConversionException;

class DetachKeysTest {
    private DetachKeys keys = new DetachKeys((byte) 0x10, (byte) 0x11);

    private String type(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        return new String(keys.filter(bytes, bytes.length), StandardCharsets.US_ASCII);
    }

    /** The keys that the option names, as bytes in hexadecimal. */
    private static String named(String text) {
        DetachOption option = new DetachOption();
        new CommandLine(option).parseArgs("--detach-keys", text);
        DetachKeys named = option.keys();
        StringBuilder hex = new StringBuilder();
        // what is held back is what was right so far
        for (int code = 0; code < 128 && !named.found(); code++) {
            int before = named.release().length;
            assertThat(before).isZero();
            byte[] all = new byte[hex.length() / 2 + 1];
            for (int i = 0; i < all.length - 1; i++) {
                all[i] = (byte) Integer.parseInt(hex.substring(2 * i, 2 * i + 2), 16);
            }
            all[all.length - 1] = (byte) code;
            boolean right = named.filter(all, all.length).length == 0;
            named.release();
            if (right) {
                hex.append(String.format("%02x", code));
                code = -1;
            }
        }
        return hex.toString();
    }

    @Test
    void passesEverythingElse() {
        assertThat(type("a\u0003\u0011b")).isEqualTo("a\u0003\u0011b");
        assertThat(keys.found()).isFalse();
    }

    @Test
    void findsThePairAlsoAcrossReads() {
        assertThat(type("x\u0010")).isEqualTo("x");
        assertThat(type("\u0011y")).isEmpty();
        assertThat(keys.found()).isTrue();
    }

    @Test
    void aLoneCtrlPIsTypedAfterAll() {
        assertThat(type("\u0010\u0010a")).isEqualTo("\u0010\u0010a");
        assertThat(type("\u0010")).isEmpty();
        assertThat(keys.holding()).isTrue();
        assertThat(keys.release()).containsExactly(0x10);
        assertThat(type("\u0011")).isEqualTo("\u0011");
        assertThat(keys.found()).isFalse();
    }

    @Test
    void aBeginningThatRepeatsItselfIsFound() {
        keys = new DetachKeys("aab".getBytes(StandardCharsets.US_ASCII));
        assertThat(type("xaaaa")).isEqualTo("xaa");
        assertThat(type("c")).isEqualTo("aac");
        assertThat(type("aaab")).isEqualTo("a");
        assertThat(keys.found()).isTrue();
    }

    @Test
    void thereAreNoneInAPaste() {
        assertThat(type("\033[200~\020\021\033[20")).isEqualTo("\033[200~\020\021\033[20");
        assertThat(type("1~\020\021")).isEqualTo("1~");
        assertThat(keys.found()).isTrue();
    }

    @Test
    void aBeginningIsNotHeldBackByAPasteBehindIt() {
        assertThat(type("\020\033[200~\021")).isEqualTo("\020\033[200~\021");
        assertThat(keys.found()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ctrl-p,ctrl-q | 1011",
                "ctrl-@        | 00",
                "ctrl-[,a      | 1b61",
                "ctrl-\\,ctrl-],ctrl-^,ctrl-_ | 1c1d1e1f",
                "DEL,ctrl-z    | 7f1a",
                "a,b,Z         | 61625a"
            })
    void areSpelledAsDockerHasThem(String text, String hex) {
        assertThat(named(text)).isEqualTo(hex);
    }

    @Test
    void canBeNone() {
        DetachOption option = new DetachOption();
        new CommandLine(option).parseArgs("--detach-keys=");
        keys = option.keys();
        assertThat(type("\020\021")).isEqualTo("\020\021");
        assertThat(option.names()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ctrl-", "ctrl-pq", "ctrl-P", "ctrl-é", "é", "a,,b", "shift-a", "ctrl-p,", "^P", "del"})
    void whatIsNoKeyIsNamed(String text) {
        assertThatThrownBy(() -> new DetachOption.Keys().convert(text))
                .isInstanceOf(TypeConversionException.class)
                .hasMessageContaining("is no key: write for example ctrl-p,ctrl-q");
    }
}
