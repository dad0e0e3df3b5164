package io.nablaconsole.engine.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ConsoleTextTest {
    private static String feed(ConsoleText text, byte[] bytes, int step) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < bytes.length; i += step) {
            out.append(text.decode(bytes, i, Math.min(step, bytes.length - i)));
        }
        return out.append(text.finish()).toString();
    }

    @Test
    void charactersMayBeCutAnywhere() {
        String all = "aé∇😀 – end";
        byte[] bytes = all.getBytes(StandardCharsets.UTF_8);
        for (int step = 1; step <= bytes.length; step++) {
            assertThat(feed(new ConsoleText(false), bytes, step)).isEqualTo(all);
        }
    }

    @Test
    void brokenBytesAreReplaced() {
        byte[] bytes = {'a', (byte) 0xff, 'b', (byte) 0xe2, (byte) 0x88};
        assertThat(feed(new ConsoleText(false), bytes, 1)).isEqualTo("a\uFFFDb\uFFFD");
    }

    @Test
    void bareLineFeedsGetTheirReturnOnPipesOnly() {
        byte[] bytes = "a\nb\r\nc\n".getBytes(StandardCharsets.UTF_8);
        assertThat(feed(new ConsoleText(true), bytes, 1)).isEqualTo("a\r\nb\r\nc\r\n");
        assertThat(feed(new ConsoleText(false), bytes, 3)).isEqualTo("a\nb\r\nc\n");
    }
}
