package io.nablaconsole.engine.image;

import io.nablaconsole.engine.api.DeviceBacking.BlockFile;
import io.nablaconsole.engine.api.DeviceType;
import io.nablaconsole.engine.api.EngineException;
import io.nablaconsole.engine.api.ErrorCode;
import io.nablaconsole.engine.api.Message;

/** A device of the manifest with what stands behind it: a descriptor the guest finds open, and its properties. */
public sealed interface AttachedDevice {
    /** Lowest descriptor a device can have; those below are the console. */
    int FIRST_DESCRIPTOR = 3;

    /** Name in the manifest. */
    String name();

    int descriptor();

    DeviceType type();

    /**
     * A block device.
     *
     * @param capacity bytes, a multiple of {@code blockSize}, not 0
     * @param blockSize bytes a transfer, a power of two, 512 to 32768
     * @param readOnly whether writing fails
     */
    record Block(String name, int descriptor, long capacity, int blockSize, boolean readOnly)
            implements AttachedDevice {
        /** @throws EngineException {@link ErrorCode#CONFIG_INVALID} naming the property that is wrong */
        public Block {
            checkDescriptor(name, descriptor);
            if (blockSize < BlockFile.DEFAULT_BLOCK_SIZE || blockSize > 32768 || Integer.bitCount(blockSize) != 1) {
                throw invalid(name, Message.of("block size %s is not a power of two, 512 to 32768", blockSize));
            }
            if (capacity < blockSize) {
                throw invalid(
                        name, Message.of("its file has %s bytes, less than one block of %s", capacity, blockSize));
            }
            if (capacity % blockSize != 0) {
                throw invalid(
                        name,
                        Message.of("its file has %s bytes, no multiple of its block size %s", capacity, blockSize));
            }
        }

        @Override
        public DeviceType type() {
            return DeviceType.BLOCK;
        }
    }

    /**
     * A network device: a tap whose descriptor gives and takes whole Ethernet frames.
     *
     * @param mac address of the guest's side
     * @param mtu largest packet in bytes, without the Ethernet header, 68 to 65535
     */
    record Net(String name, int descriptor, MacAddress mac, int mtu) implements AttachedDevice {
        /** @throws EngineException {@link ErrorCode#CONFIG_INVALID} naming the property that is wrong */
        public Net {
            checkDescriptor(name, descriptor);
            if (mtu < 68 || mtu > 65535) {
                throw invalid(name, Message.of("MTU %s is not between 68 and 65535", mtu));
            }
        }

        @Override
        public DeviceType type() {
            return DeviceType.NET;
        }
    }

    private static void checkDescriptor(String name, int descriptor) {
        if (descriptor < FIRST_DESCRIPTOR || descriptor > 1 << 20) {
            throw invalid(name, Message.of("descriptor %s is not between 3 and %s", descriptor, 1 << 20));
        }
    }

    private static EngineException invalid(String name, Message message) {
        return new EngineException(ErrorCode.CONFIG_INVALID, Message.of("device '%s': %s", name, message));
    }
}
