package io.nablaconsole.engine.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Passes what a guest printed some time ago on to a terminal, without what the terminal would answer: the answer would be
 * typed into the guest, which asked long ago. Closing it passes on an unfinished sequence, and closes nothing else.
 */
final class OldOutput extends OutputStream {
    private static final int ENQ = 0x05;
    private static final int BEL = 0x07;
    private static final int CAN = 0x18;
    private static final int SUB = 0x1a;
    private static final int ESC = 0x1b;

    /** First byte of UTF-8 of the controls U+0080 to U+009F, each of which is ESC and a letter. */
    private static final int C1_LEAD = 0xc2;

    private static final int C1_TO_LETTER = 0x40;

    /** Of U+009C, which ends a string. */
    private static final int C1_END = 0x9c;

    private enum Within {
        TEXT,
        C1,
        ESCAPE,
        CONTROL,
        STRING,
        STRING_ESCAPE
    }

    private final OutputStream out;
    private final ByteArrayOutputStream sequence = new ByteArrayOutputStream();
    private final ByteArrayOutputStream passed = new ByteArrayOutputStream();
    private Within within = Within.TEXT;

    /** What kind of sequence it is: the letter after ESC. */
    private int kind;

    /** Where in {@link #sequence} its content begins. */
    private int begin;

    private int last;

    OldOutput(OutputStream out) {
        this.out = out;
    }

    @Override
    public void write(int one) throws IOException {
        write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
        for (int i = from; i < from + length; i++) {
            take(bytes[i] & 0xff);
        }
        passed.writeTo(out);
        passed.reset();
    }

    private void take(int one) {
        switch (within) {
            case TEXT -> text(one);
            case C1 -> c1(one);
            case ESCAPE -> escape(one);
            case CONTROL -> control(one);
            case STRING -> string(one);
            case STRING_ESCAPE -> stringEscape(one);
        }
    }

    private void text(int one) {
        if (one == ESC || one == C1_LEAD) {
            sequence.write(one);
            within = one == ESC ? Within.ESCAPE : Within.C1;
        } else if (one != ENQ) {
            passed.write(one);
        }
    }

    private void c1(int one) {
        int letter = one - C1_TO_LETTER;
        if (letter >= '@' && letter <= '_') {
            escape(one, letter);
        } else {
            within = Within.TEXT;
            pass();
            text(one);
        }
    }

    private void escape(int one) {
        if (one == ESC || one == CAN || one == SUB) {
            anew(one);
        } else if (one < ' ') {
            passed.write(one); // done at once, amid the sequence
        } else if (sequence.size() > 1) {
            sequence.write(one); // of several, such as a character set: none is a question
            if (one >= '0') {
                end(false);
            }
        } else {
            escape(one, one);
        }
    }

    private void escape(int one, int letter) {
        sequence.write(one);
        kind = letter;
        begin = sequence.size();
        if (letter == '[') {
            within = Within.CONTROL;
        } else if (letter == ']' || letter == 'P' || letter == 'X' || letter == '^' || letter == '_') {
            within = Within.STRING;
        } else if (letter >= '0') {
            end(letter == 'Z'); // who are you
        }
    }

    private void control(int one) {
        if (one == ESC || one == CAN || one == SUB) {
            anew(one);
        } else if (one < ' ') {
            if (one != ENQ) {
                passed.write(one);
            }
        } else {
            sequence.write(one);
            if (one >= '@') {
                end(Question.asked(content(), one));
            }
        }
    }

    private void string(int one) {
        if (one == CAN || one == SUB) {
            anew(one);
        } else {
            sequence.write(one);
            if (one == ESC) {
                within = Within.STRING_ESCAPE;
            } else if ((one == BEL && kind == ']') || (one == C1_END && last == C1_LEAD)) {
                end(Question.asked(kind, content()));
            }
            last = one;
        }
    }

    private void stringEscape(int one) {
        if (one == '\\') {
            sequence.write(one);
            end(Question.asked(kind, content()));
        } else {
            anew(ESC);
            escape(one);
        }
    }

    private String content() {
        byte[] all = sequence.toByteArray();
        return new String(all, begin, all.length - begin, StandardCharsets.ISO_8859_1);
    }

    /** What was begun is void; {@code one} may begin another. */
    private void anew(int one) {
        sequence.reset();
        within = Within.TEXT;
        text(one);
    }

    private void end(boolean question) {
        within = Within.TEXT;
        if (question) {
            sequence.reset();
        } else {
            pass();
        }
    }

    private void pass() {
        passed.writeBytes(sequence.toByteArray());
        sequence.reset();
    }

    @Override
    public void close() throws IOException {
        within = Within.TEXT;
        pass();
        passed.writeTo(out);
        passed.reset();
    }
}
