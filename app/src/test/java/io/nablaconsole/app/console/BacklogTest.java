package io.nablaconsole.app.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class BacklogTest {
    /** Counts how often it is asked, which costs a system call or three each time. */
    private static final class Log extends ByteArrayInputStream {
        private int reads;

        Log(String text) {
            super(text.getBytes(StandardCharsets.UTF_8));
        }

        @Override
        public synchronized int read(byte[] target, int offset, int length) {
            reads++;
            return super.read(target, offset, length);
        }

        long taken() {
            return pos;
        }
    }

    private static String rest(ConsoleInput input) throws IOException {
        StringBuilder rest = new StringBuilder();
        byte[] buffer = new byte[1000];
        for (int count = input.read(buffer, 1000); count > 0; count = input.read(buffer, 1000)) {
            rest.append(new String(buffer, 0, count, StandardCharsets.UTF_8));
        }
        return rest.toString();
    }

    @Test
    void whatFollowsIsWholeFromABeginningOfALineOn() throws IOException {
        StringBuilder text = new StringBuilder();
        for (int i = 0; text.length() < 2 << 20; i++) {
            text.append("line ").append(i).append('\n');
        }
        Log log = new Log(text.toString());
        ConsoleInput input = new ConsoleInput(log, log::taken);
        Backlog backlog = Backlog.pass(input);
        assertThat(backlog.passed()).isEqualTo(input.position()).isGreaterThan(1 << 20);
        assertThat(text.charAt((int) backlog.passed() - 1)).isEqualTo('\n');
        assertThat(rest(input)).isEqualTo(text.substring((int) backlog.passed()));
    }

    @Test
    void aVeryLongLineIsNotReadByteByByte() throws IOException {
        Log log = new Log("x".repeat(2 << 20));
        ConsoleInput input = new ConsoleInput(log, log::taken);
        assertThat(Backlog.pass(input).passed()).isEqualTo(input.position()).isLessThan(2 << 20);
        assertThat(log.reads).isLessThan(50);
    }

    @Test
    void aNewLineWithinASequenceIsNone() throws IOException {
        // what is kept begins within the title, whose end is the bell
        String titleRest = "t\n".repeat(500) + "\u0007end\n";
        String kept = "kept\n".repeat(Backlog.KEPT / 5).substring(titleRest.length());
        Log log = new Log("x".repeat(1 << 20) + "\u001b]0;" + titleRest + kept);
        ConsoleInput input = new ConsoleInput(log, log::taken);
        assertThat(Backlog.pass(input).passed()).isPositive();
        assertThat(rest(input)).isEqualTo(kept);
    }

    @Test
    void aLittleIsNotPassedOver() throws IOException {
        Log log = new Log("a\nb\n");
        ConsoleInput input = new ConsoleInput(log, log::taken);
        assertThat(Backlog.pass(input).passed()).isZero();
        assertThat(rest(input)).isEqualTo("a\nb\n");
    }
}
