package io.nablaconsole.engine.api;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What is kept of a console with the times at which it came: as a film of all runs. Within a run times are those that
 * were measured (to 10 ms); between two runs lies one second, however long it really was. Immutable; holds all of it in
 * memory, which the engine's bounded log keeps to 16 MiB.
 */
public final class Recording {
    /** What lies between two runs: long enough to see that one has ended. */
    public static final Duration BETWEEN_RUNS = Duration.ofSeconds(1);

    /**
     * Output that came at once, or a new size of the terminal.
     *
     * @param at when, from the beginning of the recording
     * @param from index of its first byte in {@link #bytes}
     * @param length how many bytes it has; 0 for a size
     * @param size the new size; null for output
     */
    public record Frame(
            Duration at, int from, int length, @Nullable TerminalSize size) {
        /** Index of the byte after its last. */
        public int to() {
            return from + length;
        }
    }

    /**
     * Where a run lies in the film.
     *
     * @param at its beginning, from that of the recording
     * @param length until it ended, or until its last output when nobody saw the end
     */
    public record Part(RunRecord run, Duration at, Duration length) {
        public Duration end() {
            return at.plus(length);
        }
    }

    private final boolean terminal;
    private final byte[] bytes;
    private final List<Frame> frames;
    private final List<Part> parts;
    private final long skipped;

    /**
     * Puts a recording together.
     *
     * @param terminal whether the console is a terminal: else lines end without a carriage return
     * @param bytes the output kept; not copied, so not to be changed
     * @param frames in the order of their times
     * @param skipped how many bytes came before the first one kept
     */
    public Recording(boolean terminal, byte[] bytes, List<Frame> frames, List<Part> parts, long skipped) {
        this.terminal = terminal;
        this.bytes = bytes;
        this.frames = List.copyOf(frames);
        this.parts = List.copyOf(parts);
        this.skipped = skipped;
    }

    public boolean terminal() {
        return terminal;
    }

    public List<Frame> frames() {
        return frames;
    }

    /** The runs it shows, oldest first. */
    public List<Part> parts() {
        return parts;
    }

    /** How many bytes the container wrote before the first one kept. */
    public long skipped() {
        return skipped;
    }

    /** How many bytes are kept. */
    public int size() {
        return bytes.length;
    }

    /** The output from byte {@code from} up to but not including {@code to}. */
    public byte[] bytes(int from, int to) {
        return Arrays.copyOfRange(bytes, Objects.checkFromToIndex(from, to, bytes.length), to);
    }

    /** How long it plays. */
    public Duration length() {
        Duration last =
                frames.isEmpty() ? Duration.ZERO : frames.get(frames.size() - 1).at();
        Duration end =
                parts.isEmpty() ? Duration.ZERO : parts.get(parts.size() - 1).end();
        return last.compareTo(end) > 0 ? last : end;
    }

    /** When it began; null when nothing is kept. */
    public @Nullable Instant began() {
        return parts.isEmpty() ? null : parts.get(0).run().begin();
    }

    /** The terminal's first size. */
    public TerminalSize firstSize() {
        return frames.stream()
                .map(Frame::size)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(TerminalSize.DEFAULT);
    }
}
