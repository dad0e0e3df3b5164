package io.nablaconsole.engine.api;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/**
 * Turns the bytes of a console into text for a terminal, piece by piece: a character that is cut in two waits for its
 * rest, broken UTF-8 becomes U+FFFD, and on a console without a terminal a bare line feed gets its carriage return. For one thread.
 */
public final class ConsoleText {
    private final CharsetDecoder decoder = StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPLACE)
            .onUnmappableCharacter(CodingErrorAction.REPLACE);
    private final boolean addReturns;
    private ByteBuffer pending = ByteBuffer.allocate(0);
    private char last;

    /** @param addReturns whether the console is no terminal, so that lines end without a carriage return */
    public ConsoleText(boolean addReturns) {
        this.addReturns = addReturns;
    }

    /** The text of {@code length} more bytes. */
    public String decode(byte[] bytes, int offset, int length) {
        ByteBuffer input = ByteBuffer.allocate(pending.remaining() + length);
        input.put(pending).put(bytes, offset, length).flip();
        CharBuffer output = CharBuffer.allocate(input.remaining() + 2);
        decoder.decode(input, output, false);
        pending = input.slice();
        output.flip();
        return addReturns ? withReturns(output) : output.toString();
    }

    /** The text of what never got its rest. */
    public String finish() {
        String rest = pending.hasRemaining() ? "\uFFFD" : "";
        pending = ByteBuffer.allocate(0);
        decoder.reset();
        return rest;
    }

    private String withReturns(CharBuffer text) {
        StringBuilder out = new StringBuilder(text.remaining() + 16);
        while (text.hasRemaining()) {
            char c = text.get();
            if (c == '\n' && last != '\r') {
                out.append('\r');
            }
            out.append(c);
            last = c;
        }
        return out.toString();
    }
}
