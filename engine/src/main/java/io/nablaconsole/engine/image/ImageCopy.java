package io.nablaconsole.engine.image;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/**
 * Puts parts of a unikernel's file, and bytes made for them, where they belong in a file that a tender reads. What is
 * not written stays a hole.
 *
 * @param image the unikernel's file
 * @param out the file that is made
 */
public record ImageCopy(FileChannel image, FileChannel out) {
    /**
     * Copies {@code length} bytes at {@code offset} of the image to {@code to}.
     *
     * @throws EOFException when the image became shorter since its segments were checked
     */
    public void copy(long offset, long length, long to) throws IOException {
        long done = 0;
        while (done < length) {
            out.position(to + done);
            long copied = image.transferTo(offset + done, length - done, out);
            if (copied <= 0) {
                throw new EOFException();
            }
            done += copied;
        }
    }

    /** Writes what remains of {@code bytes} to {@code at}, and leaves the buffer as it was. */
    public void write(ByteBuffer bytes, long at) throws IOException {
        ByteBuffer left = bytes.duplicate();
        long to = at;
        while (left.hasRemaining()) {
            to += out.write(left, to);
        }
    }

    /** Makes the file at least {@code end} bytes long: a page beyond its end could be mapped but not touched. */
    public void extend(long end) throws IOException {
        if (out.size() < end) {
            write(ByteBuffer.allocate(1), end - 1);
        }
    }
}
