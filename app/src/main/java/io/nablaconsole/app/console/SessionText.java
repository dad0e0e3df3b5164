package io.nablaconsole.app.console;

import io.nablaconsole.app.i18n.Formats;
import io.nablaconsole.app.i18n.Messages;
import io.nablaconsole.engine.api.ConsoleText;
import io.nablaconsole.engine.api.MemorySize;
import io.nablaconsole.engine.api.RunRecord;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * What one session of a console gives, as text for a terminal: with a line where a run ended and the next began, and one
 * where something is left out. For the reading thread alone.
 */
final class SessionText {
    private static final String DIM = "\u001b[0m\u001b[2m";
    private static final String PLAIN = "\u001b[0m";

    private final ConsoleInput output;
    private final ConsoleText decoder;
    private final RunMarks marks;
    private final byte[] bytes = new byte[64 << 10];
    private long seen;
    private boolean endTold;
    private boolean midLine;

    /**
     * Begins to read.
     *
     * @param output of the session
     * @param position how many bytes of all the container ever wrote come before the next one of {@code output}
     * @param runs of the container
     * @param seen how many bytes of all it ever wrote were shown already
     * @param endTold whether the end of the last run was said already
     */
    SessionText(
            InputStream output,
            LongSupplier position,
            boolean terminal,
            List<RunRecord> runs,
            long seen,
            boolean endTold) {
        this.output = new ConsoleInput(output, position);
        this.decoder = new ConsoleText(!terminal);
        this.marks = new RunMarks(runs, seen);
        this.seen = seen;
        this.endTold = endTold;
    }

    /** How many bytes of all the container ever wrote have been shown or left out. */
    long seen() {
        return seen;
    }

    /** The next piece, which may be empty; waits for it. Null at the end. */
    @Nullable
    String next() throws IOException {
        StringBuilder text = new StringBuilder();
        Backlog backlog = Backlog.pass(output);
        if (backlog.passed() > 0) {
            seen += backlog.passed();
            text.append(decoder.finish());
            say(text, Messages.get("console.skipped", Formats.memory(new MemorySize(backlog.passed()))));
            text.append(backlog.restore());
        }
        int count = output.read(bytes, marks.room(seen, bytes.length));
        if (count < 0) {
            return null;
        }
        long from = output.position() - count;
        if (from > seen) {
            say(text, Messages.get("console.lost", Formats.memory(new MemorySize(from - seen))));
        }
        for (String mark : marks.at(from, endTold)) {
            say(text, mark);
            endTold = false;
        }
        seen = output.position();
        String arrived = decoder.decode(bytes, 0, count);
        if (!arrived.isEmpty()) {
            text.append(arrived);
            midLine = !arrived.endsWith("\n");
        }
        return text.toString();
    }

    /** What is left at the end, then {@code words} on a line of their own unless they are empty. */
    String end(String words) {
        StringBuilder text = new StringBuilder(decoder.finish());
        // of a run that wrote nothing
        marks.at(seen, endTold).forEach(mark -> say(text, mark));
        if (!words.isEmpty()) {
            say(text, words);
        }
        return text.toString();
    }

    private void say(StringBuilder text, String words) {
        text.append(midLine ? "\r\n" : "").append(line(words));
        midLine = false;
    }

    /** {@code words} on a line of their own, not to be taken for the guest's. */
    static String line(String words) {
        return DIM + words + PLAIN + "\r\n";
    }
}
