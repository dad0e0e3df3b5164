package io.nablaconsole.engine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OldOutputTest {
    private static final String BEFORE = "a\u00e9\033[1m";
    private static final String AFTER = "\u20acb\033[0m\r\n";

    /** Also byte by byte: how output was cut says nothing. */
    private static String passed(String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        try (OldOutput old = new OldOutput(whole)) {
            old.write(bytes, 0, bytes.length);
        }
        ByteArrayOutputStream bits = new ByteArrayOutputStream();
        try (OldOutput old = new OldOutput(bits)) {
            for (byte one : bytes) {
                old.write(one);
            }
        }
        assertThat(bits.toByteArray()).isEqualTo(whole.toByteArray());
        return whole.toString(StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\033[c",
                "\033[0c",
                "\033[>c",
                "\033[>0c",
                "\033[=c",
                "\u009bc",
                "\033Z",
                "\u009a",
                "\005",
                "\033[5n",
                "\033[6n",
                "\033[?6n",
                "\033[?15n",
                "\033[?996n",
                "\033[4$p",
                "\033[?2026$p",
                "\033[1$w",
                "\033[&u",
                "\033[1;1;1;1;1;1*y",
                "\033[x",
                "\033[1x",
                "\033[>q",
                "\033[>0q",
                "\033[?u",
                "\033[?4m",
                "\033[?1;1;0S",
                "\033[11t",
                "\033[14t",
                "\033[14;2t",
                "\033[18t",
                "\033[21t",
                "\033[?2048h",
                "\033[?7;2048h",
                "\033]10;?\007",
                "\033]11;?\033\\",
                "\033]4;1;?\007",
                "\033]52;c;?\007",
                "\033]10;?\u009c",
                "\033]21;foreground=?\033\\",
                "\033]1337;ReportCellSize\007",
                "\033]60\033\\",
                "\033P$qm\033\\",
                "\033P+q544e\033\\",
                "\u0090$qm\033\\",
                "\033_Gi=1,a=q;AAAA\033\\",
                "\033[6\033[6n"
            })
    void aQuestionIsLeftOut(String question) throws IOException {
        assertThat(passed(BEFORE + question + AFTER)).isEqualTo(BEFORE + AFTER);
        assertThat(passed(question)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "plain \u00e9\u0085 \u20ac \ud83d\ude00",
                "\033[31;1m",
                "\033[38:2::1:2:3m",
                "\033[2J\033[H",
                "\033[?1049h",
                "\033[?25l",
                "\033[>4;2m",
                "\033[>1u",
                "\033[<u",
                "\033[ q",
                "\033[2 q",
                "\033[!p",
                "\033[?2026h",
                "\033[22;0t",
                "\033[8;24;80t",
                "\033[?17;0;64c",
                "\033[>n",
                "\033[s",
                "\033[u",
                "\033[1;2;3$x",
                "\033(B",
                "\033(Z",
                "\033)[",
                "\033#8",
                "\0337\0338",
                "\033%G",
                "\033c",
                "\033=",
                "\033]0;title\007",
                "\033]8;;http://a/?b=c\007link\033]8;;\007",
                "\033]52;c;QQ==\007",
                "\033P0;1;8q\"1;1#0~-\033\\",
                "\033]133;A\033\\"
            })
    void whatIsShownStays(String text) throws IOException {
        assertThat(passed(BEFORE + text + AFTER)).isEqualTo(BEFORE + text + AFTER);
    }

    @Test
    void anUnfinishedSequenceIsPassedOnAtTheEnd() throws IOException {
        assertThat(passed("a\033[6")).isEqualTo("a\033[6");
        assertThat(passed("a\033]10;?")).isEqualTo("a\033]10;?");
        assertThat(passed("a\033")).isEqualTo("a\033");
    }

    @Test
    void aSequenceThatIsCalledOffEndsThere() throws IOException {
        assertThat(passed("\033[6\030n")).isEqualTo("\030n");
        assertThat(passed("\033]10;?\030text")).isEqualTo("\030text");
        assertThat(passed("\033]0;title\033[1mtext")).isEqualTo("\033[1mtext");
    }

    @Test
    void aQuestionInAnEnvelopeIsOne() throws IOException {
        assertThat(passed("\033Ptmux;\033\033[c\033\\text")).isEqualTo("\033\\text");
    }

    @Test
    void controlsAmidASequenceAreDone() throws IOException {
        assertThat(passed("\033[6\rn")).isEqualTo("\r");
        assertThat(passed("\033[3\n1mred")).isEqualTo("\n\033[31mred");
    }
}
