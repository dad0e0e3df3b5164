package io.nablaconsole.app.i18n;

import static org.assertj.core.api.Assertions.assertThat;

import io.nablaconsole.engine.api.MemorySize;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FormatsTest {
    @AfterEach
    void english() {
        Messages.use(Language.ENGLISH);
    }

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

    @Test
    void figuresAndDatesAreWrittenAsTheLanguageHasThem() {
        Instant time = LocalDateTime.of(2026, 3, 4, 5, 6, 7)
                .atZone(ZoneId.systemDefault())
                .toInstant();
        assertThat(Formats.moment(time)).isEqualTo("2026-03-04 05:06:07.000");
        Messages.use(Language.GERMAN);
        assertThat(Formats.moment(time)).isEqualTo("04.03.2026 05:06:07.000");
        assertThat(Formats.millis(Duration.ofNanos(843_210))).isEqualTo("0,84 ms");
        assertThat(Formats.percent(0.051)).isEqualTo("5,1 %");
        assertThat(Formats.memory(new MemorySize(3_670_016))).isEqualTo("3,5 MiB");
        assertThat(Messages.get("statistics.transfer", new MemorySize(3_670_016), new MemorySize(12)))
                .isEqualTo("3,5 MiB gelesen, 12 B geschrieben");
    }
}
