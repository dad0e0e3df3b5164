package io.nablaconsole.app.i18n;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class FormatsTest {
    @Test
    void shortTimesKeepThreeDigits() {
        assertThat(Formats.millis(Duration.ofNanos(843_210))).isEqualTo("0.84 ms");
        assertThat(Formats.millis(Duration.ofMillis(12))).isEqualTo("12 ms");
        assertThat(Formats.millis(Duration.ofMillis(1534))).isEqualTo("1.53 s");
    }

    @Test
    void longTimesAreReadable() {
        assertThat(Formats.uptime(Duration.ofSeconds(12))).isEqualTo("12 s");
        assertThat(Formats.uptime(Duration.ofSeconds(185))).isEqualTo("3 min 05 s");
        assertThat(Formats.uptime(Duration.ofMinutes(134))).isEqualTo("2 h 14 min");
        assertThat(Formats.uptime(Duration.ofHours(74))).isEqualTo("3 d 2 h");
        assertThat(Formats.uptime(Duration.ofSeconds(-1))).isEqualTo("0 s");
    }
}
