package io.nablaconsole.app.console;

import io.nablaconsole.app.i18n.Formats;
import io.nablaconsole.app.i18n.Messages;
import io.nablaconsole.engine.api.RunRecord;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** Where in a console's output one run ended and the next began, and what to say there. */
final class RunMarks {
    private record Mark(long offset, RunRecord before, RunRecord next) {}

    private final Deque<Mark> marks = new ArrayDeque<>();

    /** The marks between {@code runs} that lie at {@code from} or later. */
    RunMarks(List<RunRecord> runs, long from) {
        for (int i = 1; i < runs.size(); i++) {
            if (runs.get(i).offset() >= from) {
                marks.add(new Mark(runs.get(i).offset(), runs.get(i - 1), runs.get(i)));
            }
        }
    }

    /** How many bytes may be read at {@code position} without passing a mark, at most {@code most}. */
    int room(long position, int most) {
        Mark next = marks.peek();
        return next == null ? most : (int) Math.max(1, Math.min(most, next.offset() - position));
    }

    /**
     * What to say at {@code position}, where all marks before it are passed.
     *
     * @param endTold whether the end of the run before was said already
     * @return the lines; empty when there is no mark
     */
    List<String> at(long position, boolean endTold) {
        Mark mark = null;
        for (Mark each = marks.peek(); each != null && each.offset() <= position; each = marks.peek()) {
            mark = marks.remove();
        }
        if (mark == null) {
            return List.of();
        }
        String begins = Messages.get("console.began", Formats.moment(mark.next().begin()));
        return endTold ? List.of(begins) : List.of(Messages.get("console.ended", end(mark.before())), begins);
    }

    private static String end(RunRecord run) {
        if (run.signal() != null) {
            return Messages.get("life.signalled", run.signal().name());
        }
        return run.code() != null ? Messages.get("life.exited", run.code()) : Messages.get("life.unseen");
    }
}
