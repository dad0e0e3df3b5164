package io.nablaconsole.engine.shim;

import io.nablaconsole.engine.api.EngineException;
import io.nablaconsole.engine.api.ErrorCode;
import io.nablaconsole.engine.api.Message;
import io.nablaconsole.engine.store.ProcessIdentity;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * Opens the fifo at which an init waits.
 *
 * <p>The init blocks while opening it for writing; it then writes one byte and becomes the tender, whose execution
 * closes the writing end. Opening the reading end of a fifo blocks until there is a writer, so a dead init would hang
 * the caller for ever, as it did in the seed. Opened for both directions first it never blocks; and once that is closed
 * again, a fifo without a living writer reads as ended.
 */
public final class StartGate {
    private static final int LONGEST_REPORT = 4096;

    private StartGate() {}

    /**
     * Lets {@code init} through and returns when it has become the tender.
     *
     * @throws EngineException {@link ErrorCode#CONTAINER_NOT_RUNNING} when the init is dead;
     *     {@link ErrorCode#SYSTEM_ERROR} with its words when it could not execute the tender
     */
    public static void open(Path fifo, ProcessIdentity init) {
        try (FileChannel reader = openReader(fifo)) {
            String words = read(reader, init);
            if (words.isEmpty()) {
                throw dead(init, null);
            }
            if (words.length() > 1) {
                throw new EngineException(
                        ErrorCode.SYSTEM_ERROR,
                        Message.of("%s", new Message.Cause(words.substring(1).strip())));
            }
            Files.deleteIfExists(fifo);
        } catch (NoSuchFileException e) {
            throw dead(init, e);
        } catch (IOException e) {
            throw new EngineException(ErrorCode.SYSTEM_ERROR, Message.of("cannot open %s: %s", fifo, e), e);
        }
    }

    private static FileChannel openReader(Path fifo) throws IOException {
        try (FileChannel both = FileChannel.open(fifo, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            // while both is open there is a writer, so this does not block either
            return both.isOpen() ? FileChannel.open(fifo, StandardOpenOption.READ) : both;
        }
    }

    /** All that the init says; empty when it died without a word. */
    private static String read(FileChannel reader, ProcessIdentity init) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(LONGEST_REPORT);
        boolean alive = true;
        while (reader.read(buffer) <= 0) {
            // the fifo has no writer: the init is dead, or a few instructions short of opening it
            if (!alive) {
                return "";
            }
            // looked at before the next read: a guest may begin, end, and have left its word, between the two
            alive = init.alive();
            Thread.onSpinWait();
        }
        while (buffer.hasRemaining() && reader.read(buffer) > 0) {
            Thread.onSpinWait();
        }
        return new String(buffer.array(), 0, buffer.position(), StandardCharsets.UTF_8);
    }

    private static EngineException dead(ProcessIdentity init, @Nullable Throwable cause) {
        return new EngineException(
                ErrorCode.CONTAINER_NOT_RUNNING,
                Message.of("cannot start: the init process %s ended before it was started", init.pid()),
                cause);
    }
}
