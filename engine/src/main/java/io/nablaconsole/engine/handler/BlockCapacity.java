package io.nablaconsole.engine.handler;

import io.nablaconsole.engine.api.DeviceBacking.BlockFile;
import io.nablaconsole.engine.api.EngineException;
import io.nablaconsole.engine.api.ErrorCode;
import io.nablaconsole.engine.api.Message;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** How many bytes a block device's file or device has, and whether it can be used as asked. */
public final class BlockCapacity {
    /** Of a file's mode: its type, and what a block device's type is. */
    private static final int TYPE = 0170000;

    private static final int BLOCK_DEVICE = 0060000;

    private BlockCapacity() {}

    /**
     * Looks at what is to stand behind the device {@code name}, opening it for reading only.
     *
     * @throws EngineException {@link ErrorCode#CONFIG_INVALID} when it is missing, no file or block device, or may not
     *     be read or, unless it is to be read-only, written
     */
    public static long of(String name, BlockFile block) {
        Path file = block.file();
        try {
            requireFile(name, file);
            // seeking to the end works for a block device too, whose file size reads as 0
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
                requireWritable(name, block);
                return channel.size();
            }
        } catch (NoSuchFileException e) {
            throw invalid(
                    name,
                    Message.of("there is no file %s: make one, for example with: truncate -s 16M %s", file, file));
        } catch (IOException e) {
            throw new EngineException(
                    ErrorCode.CONFIG_INVALID, Message.of("device '%s': %s", name, unreadable(file, e)), e);
        }
    }

    /** Opening a fifo would wait for somebody at its other end. */
    private static void requireFile(String name, Path file) throws IOException {
        if (Files.isDirectory(file)) {
            throw invalid(name, Message.of("%s is a directory: name a file or a block device", file));
        }
        int mode = (Integer) Files.getAttribute(file, "unix:mode");
        if (!Files.isRegularFile(file) && (mode & TYPE) != BLOCK_DEVICE) {
            throw invalid(name, Message.of("%s is neither a file nor a block device", file));
        }
    }

    private static void requireWritable(String name, BlockFile block) {
        if (!block.readOnly() && !Files.isWritable(block.file())) {
            throw invalid(
                    name,
                    Message.of(
                            "this user may not write %s: attach it read-only or change its permissions", block.file()));
        }
    }

    private static Message unreadable(Path file, IOException e) {
        return e instanceof java.nio.file.AccessDeniedException
                ? Message.of("cannot open %s for reading: permission denied", file)
                : Message.of("cannot open %s for reading: %s", file, e);
    }

    private static EngineException invalid(String name, Message message) {
        return new EngineException(ErrorCode.CONFIG_INVALID, Message.of("device '%s': %s", name, message));
    }
}
