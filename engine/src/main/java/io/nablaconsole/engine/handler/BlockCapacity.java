package io.nablaconsole.engine.handler;

import io.nablaconsole.engine.api.DeviceBacking.BlockFile;
import io.nablaconsole.engine.api.EngineException;
import io.nablaconsole.engine.api.ErrorCode;
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
            throw invalid(name, "there is no file " + file + ": make one, for example with: truncate -s 16M " + file);
        } catch (IOException e) {
            throw new EngineException(
                    ErrorCode.CONFIG_INVALID,
                    "device '" + name + "': cannot open " + file + " for reading: " + reason(e),
                    e);
        }
    }

    /** Opening a fifo would wait for somebody at its other end. */
    private static void requireFile(String name, Path file) throws IOException {
        if (Files.isDirectory(file)) {
            throw invalid(name, file + " is a directory: name a file or a block device");
        }
        int mode = (Integer) Files.getAttribute(file, "unix:mode");
        if (!Files.isRegularFile(file) && (mode & TYPE) != BLOCK_DEVICE) {
            throw invalid(name, file + " is neither a file nor a block device");
        }
    }

    private static void requireWritable(String name, BlockFile block) {
        if (!block.readOnly() && !Files.isWritable(block.file())) {
            throw invalid(
                    name,
                    "this user may not write " + block.file() + ": attach it read-only or change its permissions");
        }
    }

    private static String reason(IOException e) {
        return e instanceof java.nio.file.AccessDeniedException ? "permission denied" : String.valueOf(e.getMessage());
    }

    private static EngineException invalid(String name, String message) {
        return new EngineException(ErrorCode.CONFIG_INVALID, "device '" + name + "': " + message);
    }
}
