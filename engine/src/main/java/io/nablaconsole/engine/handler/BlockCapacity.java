package io.nablaconsole.engine.handler;

import io.nablaconsole.engine.api.DeviceBacking.BlockFile;
import io.nablaconsole.engine.api.EngineException;
import io.nablaconsole.engine.api.ErrorCode;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.StandardOpenOption;

/** How many bytes a block device's file or device has. */
final class BlockCapacity {
    private BlockCapacity() {}

    static long of(String name, BlockFile block) {
        // seeking to the end works for a block device too, whose file size reads as 0
        try (FileChannel channel = FileChannel.open(block.file(), StandardOpenOption.READ)) {
            return channel.size();
        } catch (IOException e) {
            throw new EngineException(
                    ErrorCode.CONFIG_INVALID,
                    "device '" + name + "': cannot open " + block.file() + ": " + e.getMessage(),
                    e);
        }
    }
}
