package io.nablaconsole.engine.console;

import io.nablaconsole.engine.api.RunRecord;
import io.nablaconsole.engine.api.Signal;
import io.nablaconsole.engine.console.LogSegments.Segment;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds the runs in an index: from one mark that says init is ready to the next. */
final class RunReader {
    private final List<RunRecord> runs = new ArrayList<>();
    private @Nullable RunRecord open;
    private @Nullable Instant outputAt;
    private long outputFrom;

    private RunReader() {}

    /** The runs in {@code segments}, oldest first. */
    static List<RunRecord> runs(List<Segment> segments) {
        RunReader reader = new RunReader();
        IndexRecord.read(segments, reader::take);
        if (!segments.isEmpty()) {
            reader.output(segments.get(segments.size() - 1).end());
        }
        reader.close();
        return List.copyOf(reader.runs);
    }

    private void take(IndexRecord next) {
        if (next.kind() == IndexRecord.Kind.WINDOW) {
            return;
        }
        output(next.offset());
        switch (next.kind()) {
            case OUTPUT -> {
                outputAt = next.time();
                outputFrom = next.offset();
            }
            case READY -> {
                close();
                open = new RunRecord(next.value(), next.offset(), next.time(), null, null, null, null, null);
            }
            case STARTED -> {
                RunRecord run = current(next);
                open = new RunRecord(
                        run.pid(), run.offset(), run.ready(), next.time(), run.firstOutput(), null, null, null);
            }
            case ENDED -> {
                open = ended(current(next), next);
                close();
            }
            default -> throw new IllegalStateException("not a record of a run: " + next);
        }
    }

    /** Output that began at the last offset goes up to {@code to}; if there was any, it belongs to the open run. */
    private void output(long to) {
        Instant time = outputAt;
        if (time == null || to <= outputFrom) {
            return;
        }
        RunRecord run = open != null ? open : unknown(outputFrom, time);
        if (run.firstOutput() == null) {
            run = new RunRecord(run.pid(), run.offset(), run.ready(), run.started(), time, null, null, null);
        }
        open = run;
    }

    private RunRecord current(IndexRecord mark) {
        return open != null ? open : unknown(mark.offset(), mark.time());
    }

    /** One whose beginning is no longer kept. */
    private static RunRecord unknown(long offset, Instant time) {
        return new RunRecord(0, offset, time, null, null, null, null, null);
    }

    private static RunRecord ended(RunRecord run, IndexRecord end) {
        int status = end.value();
        int number = status & 0x7f;
        return new RunRecord(
                run.pid(),
                run.offset(),
                run.ready(),
                run.started(),
                run.firstOutput(),
                end.time(),
                number == 0 ? status >>> 8 & 0xff : null,
                number == 0 ? null : Signal.of(number));
    }

    private void close() {
        if (open != null) {
            runs.add(open);
            open = null;
        }
    }
}
