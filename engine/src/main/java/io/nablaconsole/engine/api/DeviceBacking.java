package io.nablaconsole.engine.api;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** What on the host stands behind one device of a unikernel's manifest. */
public sealed interface DeviceBacking {
    /** The kind of manifest entry this can stand behind. */
    DeviceType type();

    /**
     * A file or block device.
     *
     * @param file absolute path
     * @param readOnly writes of the guest fail
     * @param blockSize bytes a transfer, a power of two from 512
     */
    record BlockFile(Path file, boolean readOnly, int blockSize) implements DeviceBacking {
        public static final int DEFAULT_BLOCK_SIZE = 512;

        public BlockFile {
            if (blockSize < DEFAULT_BLOCK_SIZE || blockSize > 32768 || Integer.bitCount(blockSize) != 1) {
                throw new EngineException(
                        ErrorCode.CONFIG_INVALID,
                        "block size " + blockSize + " of " + file + " is not valid: use a power of two, 512 to 32768");
            }
        }

        @Override
        public DeviceType type() {
            return DeviceType.BLOCK;
        }
    }

    /**
     * A tap interface that exists on the host.
     *
     * @param name interface name, at most 15 characters
     * @param mac hardware address of the guest's side such as {@code 02:00:00:00:00:01}; null: derived from the id
     */
    record Tap(String name, @Nullable String mac) implements DeviceBacking {
        @Override
        public DeviceType type() {
            return DeviceType.NET;
        }
    }
}
