package io.nablaconsole.engine.console;

import io.nablaconsole.engine.api.Recording;
import io.nablaconsole.engine.api.Recording.Frame;
import io.nablaconsole.engine.api.Recording.Part;
import io.nablaconsole.engine.api.RunRecord;
import io.nablaconsole.engine.console.LogSegments.Segment;
import io.nablaconsole.engine.store.ContainerDirectory;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes a film of a console's log and index: turns times of day into times since the beginning. */
public final class RecordingReader {
    private final long base;
    private final long end;
    private final Iterator<RunRecord> runs;
    private final List<Frame> frames = new ArrayList<>();
    private final List<Part> parts = new ArrayList<>();
    private @Nullable RunRecord run;
    private Duration partAt = Duration.ZERO;
    private Duration now = Duration.ZERO;
    private final List<Frame> sizes = new ArrayList<>();
    private @Nullable Duration outputAt;
    private long outputFrom;

    private RecordingReader(List<Segment> segments, List<RunRecord> runs) {
        this.base = segments.isEmpty() ? 0 : segments.get(0).base();
        this.end = segments.isEmpty() ? 0 : segments.get(segments.size() - 1).end();
        this.runs = runs.iterator();
        this.outputFrom = base;
    }

    /** The runs the index in {@code directory} still tells of, oldest first. */
    public static List<RunRecord> runs(ContainerDirectory directory) throws IOException {
        return RunReader.runs(LogSegments.read(directory, false));
    }

    /** All that is kept in {@code directory}; {@code terminal}: whether the console is one. */
    public static Recording read(ContainerDirectory directory, boolean terminal) throws IOException {
        List<Segment> segments = LogSegments.read(directory, true);
        List<RunRecord> runs = RunReader.runs(segments);
        segments.forEach(segment -> segment.index().rewind());
        RecordingReader reader = new RecordingReader(segments, runs);
        IndexRecord.read(segments, reader::take);
        reader.output(reader.end);
        reader.closePart();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        segments.forEach(segment -> bytes.writeBytes(segment.data().array()));
        return new Recording(terminal, bytes.toByteArray(), reader.frames, reader.parts, reader.base);
    }

    private void take(IndexRecord next) {
        if (next.kind() == IndexRecord.Kind.WINDOW) {
            now = later(next.time());
            sizes.add(new Frame(now, 0, 0, next.window()));
            return;
        }
        output(next.offset());
        boolean mark = next.kind() == IndexRecord.Kind.STARTED || next.kind() == IndexRecord.Kind.ENDED;
        if (run == null && mark) {
            openPart(); // its beginning is no longer kept
        }
        switch (next.kind()) {
            case OUTPUT -> {
                outputFrom = next.offset();
                outputAt = run == null ? null : later(next.time());
            }
            case READY -> ready();
            case STARTED -> now = later(next.time());
            case ENDED -> {
                now = later(next.time());
                closePart();
            }
            default -> throw new IllegalStateException("not a record of a recording: " + next);
        }
    }

    /** Output that began at the last offset goes up to {@code to}; sizes told meanwhile come after it. */
    private void output(long to) {
        if (to > outputFrom) {
            if (run == null) {
                openPart();
            }
            Duration at = outputAt == null ? now : outputAt;
            frames.add(new Frame(at, (int) (outputFrom - base), (int) (to - outputFrom), null));
            outputFrom = to;
            now = at.compareTo(now) > 0 ? at : now;
        }
        sizes.forEach(size -> frames.add(new Frame(size.at(), (int) (outputFrom - base), 0, size.size())));
        sizes.clear();
    }

    private void ready() {
        closePart();
        openPart();
    }

    private void openPart() {
        if (runs.hasNext()) {
            run = runs.next();
            partAt = parts.isEmpty() ? now : now.plus(Recording.BETWEEN_RUNS);
            now = partAt;
        }
    }

    private void closePart() {
        RunRecord open = run;
        if (open != null) {
            parts.add(new Part(open, partAt, now.minus(partAt)));
            run = null;
        }
    }

    /** {@code time} in the film; never before what came already, for a clock may be set back. */
    private Duration later(Instant time) {
        RunRecord open = run;
        if (open == null) {
            return now;
        }
        Duration at = partAt.plus(Duration.between(open.begin(), time));
        return at.compareTo(now) > 0 ? at : now;
    }
}
