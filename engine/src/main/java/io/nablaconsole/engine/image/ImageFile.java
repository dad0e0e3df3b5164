package io.nablaconsole.engine.image;

import io.nablaconsole.engine.api.EngineException;
import io.nablaconsole.engine.api.ErrorCode;
import io.nablaconsole.engine.api.Message;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A file read in small checked pieces, so that no length found in it can make the reader allocate or run away. */
final class ImageFile implements AutoCloseable {
    /** Largest piece that is ever read at once; headers and notes are far smaller. */
    static final int MAX_PIECE = 1 << 20;

    private final Path path;
    private final FileChannel channel;
    private final long size;

    private ImageFile(Path path, FileChannel channel, long size) {
        this.path = path;
        this.channel = channel;
        this.size = size;
    }

    /**
     * Opens a regular file.
     *
     * @throws EngineException {@link ErrorCode#CONFIG_INVALID} when it is no regular file (opening a FIFO would wait
     *     for a writer); {@link ErrorCode#SYSTEM_ERROR} when it cannot be opened
     */
    static ImageFile open(Path path) {
        if (Files.exists(path) && !Files.isRegularFile(path)) {
            throw new EngineException(ErrorCode.CONFIG_INVALID, Message.of("image %s is not a regular file", path));
        }
        try {
            FileChannel channel = FileChannel.open(path, StandardOpenOption.READ);
            return new ImageFile(path, channel, channel.size());
        } catch (IOException e) {
            throw unreadable(path, e);
        }
    }

    static EngineException unreadable(Path path, IOException cause) {
        return new EngineException(ErrorCode.SYSTEM_ERROR, reason(path, cause), cause);
    }

    private static Message reason(Path path, IOException cause) {
        if (cause instanceof NoSuchFileException) {
            return Message.of("cannot read image %s: no such file or directory", path);
        }
        return cause instanceof AccessDeniedException
                ? Message.of("cannot read image %s: permission denied", path)
                : Message.of("cannot read image %s: %s", path, cause);
    }

    Path path() {
        return path;
    }

    long size() {
        return size;
    }

    /**
     * Reads exactly {@code length} bytes at {@code offset}, in the byte order given.
     *
     * @param what the thing that is read, for the message
     * @throws EngineException {@link ErrorCode#CONFIG_INVALID} when the file ends before
     */
    ByteBuffer read(long offset, long length, ByteOrder order, Message what) {
        if (!holds(offset, length)) {
            throw bad(Message.of(
                    "is truncated: %s takes %s bytes at offset %s, the file has %s",
                    what, Long.toUnsignedString(length), Long.toUnsignedString(offset), size));
        }
        if (length > MAX_PIECE) {
            throw bad(Message.of("%s takes %s bytes, more than the %s that make sense", what, length, MAX_PIECE));
        }
        ByteBuffer piece = ByteBuffer.allocate((int) length).order(order);
        try {
            while (piece.hasRemaining()) {
                if (channel.read(piece, offset + piece.position()) < 0) {
                    throw bad(Message.of("was cut short while it was read"));
                }
            }
        } catch (IOException e) {
            throw unreadable(path, e);
        }
        return piece.flip();
    }

    /** Whether the file has all of these bytes; both numbers may be anything. */
    boolean holds(long offset, long length) {
        return offset >= 0 && length >= 0 && offset <= size && length <= size - offset;
    }

    /** The error for this file: {@code image PATH MESSAGE}. */
    EngineException bad(Message message) {
        return new EngineException(ErrorCode.CONFIG_INVALID, Message.of("image %s %s", path, message));
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw unreadable(path, e);
        }
    }
}
