package io.nablaconsole.engine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class DetachKeysTest {
    private final DetachKeys keys = new DetachKeys();

    private String type(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        return new String(keys.filter(bytes, bytes.length), StandardCharsets.US_ASCII);
    }

    @Test
    void passesEverythingElse() {
        assertThat(type("a\u0003\u0011b")).isEqualTo("a\u0003\u0011b");
        assertThat(keys.found()).isFalse();
    }

    @Test
    void findsThePairAlsoAcrossReads() {
        assertThat(type("x\u0010")).isEqualTo("x");
        assertThat(type("\u0011y")).isEmpty();
        assertThat(keys.found()).isTrue();
    }

    @Test
    void aLoneCtrlPIsTypedAfterAll() {
        assertThat(type("\u0010\u0010a")).isEqualTo("\u0010\u0010a");
    }
}
