package io.nablaconsole.app.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import io.nablaconsole.app.live.StatsHistory.Moment;
import io.nablaconsole.engine.api.MemorySize;
import io.nablaconsole.engine.api.Stats;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FiguresTableTest {
    private static final Instant START = Instant.parse("2026-01-02T03:04:05.678901Z");

    private static Stats stats(long cpuMillis, long faults, Stats.Transfer block) {
        return new Stats(
                Duration.ofMillis(cpuMillis),
                Duration.ofSeconds(1),
                MemorySize.ofMebibytes(16),
                new MemorySize(4096),
                null,
                faults,
                0,
                null,
                null,
                block,
                List.of(),
                List.of());
    }

    @Test
    void aLineForEachMomentWithUnitsInTheHeadAndTimesInUtc() throws IOException {
        Stats first = stats(250, 10, new Stats.Transfer(0, 100, 0, 1));
        Stats second = stats(750, 14, new Stats.Transfer(2048, 100, 4, 1));
        Map<String, List<Moment>> moments = new LinkedHashMap<>();
        moments.put(
                "a",
                List.of(
                        new Moment(START, first, null, Duration.ofSeconds(1)),
                        new Moment(START.plusSeconds(2), second, first, Duration.ofSeconds(2))));
        moments.put("b", List.of());
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        FiguresTable.write(moments, out);
        assertThat(out.toString(StandardCharsets.UTF_8).split("\r\n", -1))
                .containsExactly(
                        "container,time (UTC),cpu (%),rss (B),pss (B),touched (B),faults (1/s),block_read (B/s),"
                                + "block_written (B/s),net_received (B/s),net_sent (B/s)",
                        "a,2026-01-02T03:04:05.678Z,25,4096,,,10,0,100,,",
                        "a,2026-01-02T03:04:07.678Z,25,4096,,,2,1024,0,,",
                        "");
    }
}
