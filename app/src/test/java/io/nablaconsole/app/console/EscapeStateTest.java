package io.nablaconsole.app.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class EscapeStateTest {
    private final EscapeState state = new EscapeState();

    private String after(String output) {
        byte[] bytes = output.getBytes(StandardCharsets.UTF_8);
        state.take(bytes, 0, bytes.length);
        return state.restore().replace('\u001b', '^');
    }

    @Test
    void plainTextLeavesNothing() {
        assertThat(after("many\r\nlines ∇ of text\r\n")).isEqualTo("^[0m");
    }

    @Test
    void colorsAddUpUntilTheyAreReset() {
        assertThat(after("\u001b[31mred\u001b[1mbold")).isEqualTo("^[0m^[31m^[1m");
        assertThat(after("\u001b[0;4m under")).isEqualTo("^[0m^[0;4m");
        assertThat(after("\u001b[m")).isEqualTo("^[0m");
    }

    @Test
    void theLastOfEachModeCounts() {
        assertThat(after("\u001b[?1049h\u001b[?25l\u001b[2;10r\u001b(0\u001b[?25h"))
                .isEqualTo("^[0m^[?1049h^[?25h^[2;10r^(0");
        assertThat(after("\u001b[?1049l")).contains("^[?1049l");
    }

    @Test
    void aFullResetForgetsAll() {
        assertThat(after("\u001b[?7l\u001b[5m\u001b(0\u001bc")).isEqualTo("^[0m");
    }

    @Test
    void titlesAreNotTakenForModesAndSequencesMayBeCutAnywhere() {
        assertThat(after("\u001b]0;a [31m title\u0007\u001b[3")).isEqualTo("^[0m");
        assertThat(state.inSequence()).isTrue();
        assertThat(after("2m")).isEqualTo("^[0m^[32m");
        assertThat(state.inSequence()).isFalse();
    }
}
