package io.nablaconsole.engine.file;

import io.nablaconsole.engine.api.MemorySize;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;

/**
 * Reads a whole file where something else may lie in its place: a FIFO, whose opening waits for a writer, a device
 * without an end, or more than memory holds.
 */
public final class RegularFile {
    /** For a document such as a {@code config.json}: its tree takes some thirty times as much memory. */
    public static final int DOCUMENT = 2 << 20;

    /** For a record of a few members. */
    public static final int RECORD = 256 << 10;

    /** For a script of the shim's, which holds a command line and an environment. */
    public static final int PLAN = 8 << 20;

    /** Of a file's mode: its type, and what a block device's type is. */
    private static final int TYPE = 0170000;

    private static final int BLOCK_DEVICE = 0060000;

    private RegularFile() {}

    /**
     * Reads {@code file}, which may be a link to a regular file.
     *
     * @param most bytes it may have
     * @throws NoSuchFileException when there is none
     * @throws IOException when it is something else than a regular file, is larger, or cannot be read
     */
    public static byte[] bytes(Path file, int most) throws IOException {
        try (FileChannel channel = open(file)) {
            if (channel.size() > most) {
                throw tooLarge(most);
            }
            // one more than its size tells whether it grew meanwhile
            byte[] bytes = new byte[(int) channel.size() + 1];
            ByteBuffer target = ByteBuffer.wrap(bytes);
            while (channel.read(target) >= 0) {
                if (!target.hasRemaining()) {
                    if (bytes.length > most) {
                        throw tooLarge(most);
                    }
                    bytes = Arrays.copyOf(bytes, Math.min(most + 1, bytes.length * 2));
                    target = ByteBuffer.wrap(bytes).position(target.position());
                }
            }
            return Arrays.copyOf(bytes, target.position());
        }
    }

    /** The same as text; bytes that are none of its encoding become U+FFFD. */
    public static String text(Path file, int most, Charset encoding) throws IOException {
        return new String(bytes(file, most), encoding);
    }

    /** The same as text in UTF-8. */
    public static String text(Path file, int most) throws IOException {
        return text(file, most, StandardCharsets.UTF_8);
    }

    /** Whether {@code file} is a regular file of just these bytes. */
    public static boolean holds(Path file, byte[] bytes) throws IOException {
        return Files.isRegularFile(file)
                && Files.size(file) == bytes.length
                && Arrays.equals(bytes(file, bytes.length), bytes);
    }

    /**
     * Opens {@code file} for reading, for who reads it in pieces.
     *
     * @throws IOException when it is something else than a regular file
     */
    public static FileChannel open(Path file) throws IOException {
        require(file);
        return FileChannel.open(file, StandardOpenOption.READ);
    }

    /**
     * Opens what may stand behind a disk for reading: a regular file or a block device.
     *
     * @throws IOException when it is something else
     */
    public static FileChannel openDisk(Path file) throws IOException {
        int mode = (Integer) Files.getAttribute(file, "unix:mode");
        if (!Files.isRegularFile(file) && (mode & TYPE) != BLOCK_DEVICE) {
            throw new FileSystemException(file.toString(), null, "it is neither a regular file nor a block device");
        }
        return FileChannel.open(file, StandardOpenOption.READ);
    }

    /**
     * Looks what is at {@code file}, without opening it.
     *
     * @throws IOException when it is something else than a regular file
     */
    public static void require(Path file) throws IOException {
        if (!Files.isRegularFile(file) && Files.exists(file)) {
            throw new IOException("it is not a regular file");
        }
    }

    private static IOException tooLarge(int most) {
        return new IOException("it has more than " + new MemorySize(most));
    }
}
