package io.nablaconsole.engine.seccomp;

/**
 * What one argument of a system call must be. Arguments are unsigned 64-bit numbers, compared as a whole.
 *
 * @param argument 0 to 5
 * @param bound {@link Bound#EQUAL} to {@code value}, or at most that
 * @param meaning what the argument is, for people
 * @param name what headers call the value; empty when it is just a number
 */
public record Check(int argument, Bound bound, long value, Meaning meaning, String name) {
    /** How the argument is compared. */
    public enum Bound {
        EQUAL,
        AT_MOST
    }

    /** What an argument stands for. */
    public enum Meaning {
        DESCRIPTOR("descriptor"),
        CLOCK("clock"),
        OPERATION("operation"),
        LENGTH("length"),
        OFFSET("offset");

        private final String word;

        Meaning(String word) {
            this.word = word;
        }
    }

    public Check {
        if (argument < 0 || argument > 5) {
            throw new IllegalArgumentException("system calls have six arguments");
        }
    }

    static Check descriptor(int number) {
        return new Check(0, Bound.EQUAL, number, Meaning.DESCRIPTOR, "");
    }

    static Check clock(int number, String name) {
        return new Check(0, Bound.EQUAL, number, Meaning.CLOCK, name);
    }

    static Check operation(int number, String name) {
        return new Check(0, Bound.EQUAL, number, Meaning.OPERATION, name);
    }

    /** What an {@code ioctl} asks for: unlike other operations it comes second. */
    static Check request(long number, String name) {
        return new Check(1, Bound.EQUAL, number, Meaning.OPERATION, name);
    }

    static Check length(long bytes) {
        return new Check(2, Bound.EQUAL, bytes, Meaning.LENGTH, "");
    }

    static Check offsetAtMost(long offset) {
        return new Check(3, Bound.AT_MOST, offset, Meaning.OFFSET, "");
    }

    /** Whether a call with this argument passes. */
    public boolean admits(long actual) {
        return switch (bound) {
            case EQUAL -> actual == value;
            case AT_MOST -> Long.compareUnsigned(actual, value) <= 0;
        };
    }

    /** For people: {@code descriptor 1}, {@code clock 1 (CLOCK_MONOTONIC)}, {@code offset at most 1048064}. */
    @Override
    public String toString() {
        String limit = bound == Bound.AT_MOST ? " at most " : " ";
        return meaning.word + limit + Long.toUnsignedString(value) + (name.isEmpty() ? "" : " (" + name + ")");
    }
}
