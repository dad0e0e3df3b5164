package io.nablaconsole.engine.linker;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * One entry of the stub's table: a system call, the results it may have, and what to say otherwise. A fifth and a
 * sixth argument are always 0.
 *
 * @param lowest lowest result that is no failure
 * @param highest highest one
 * @param failure message without the end of the line
 */
record SetupCall(
        long number, long first, long second, long third, long fourth, long lowest, long highest, String failure) {

    /** Stands in the place of a number after the last call. */
    static final int END = -1;
    /** Stands in the place of a first argument that is the result of the call before. */
    static final int PREVIOUS = -1;

    // the entry in memory: offsets and sizes in bytes
    static final int NUMBER = 0;
    static final int FIRST = 8;
    static final int SECOND = 16;
    static final int THIRD = 24;
    static final int FOURTH = 32;
    static final int LOWEST = 40;
    static final int HIGHEST = 48;
    static final int MESSAGE_LENGTH = 56;
    static final int MESSAGE = 64;
    static final int SIZE = 256;

    private static final int MESSAGE_MAX = SIZE - MESSAGE;

    /** A call that must give exactly {@code result}. */
    static SetupCall exactly(long result, String failure, long number, long... arguments) {
        return of(result, result, failure, number, arguments);
    }

    /** A call that gives a descriptor, or any other number that is no error. */
    static SetupCall succeeding(String failure, long number, long... arguments) {
        return of(0, Long.MAX_VALUE, failure, number, arguments);
    }

    /** A call whose result does not matter. */
    static SetupCall trying(long number, long... arguments) {
        return of(Long.MIN_VALUE, Long.MAX_VALUE, "", number, arguments);
    }

    private static SetupCall of(long lowest, long highest, String failure, long number, long... arguments) {
        long[] all = Arrays.copyOf(arguments, 4);
        return new SetupCall(number, all[0], all[1], all[2], all[3], lowest, highest, failure);
    }

    /** Writes the entry at the buffer's position. */
    void put(ByteBuffer table) {
        int start = table.position();
        byte[] message = ("nabla: " + failure + "\n").getBytes(StandardCharsets.UTF_8);
        table.putLong(number).putLong(first).putLong(second).putLong(third).putLong(fourth);
        table.putLong(lowest).putLong(highest);
        int length = Math.min(message.length, MESSAGE_MAX);
        table.putLong(length).put(message, 0, length);
        table.position(start + SIZE);
    }
}
