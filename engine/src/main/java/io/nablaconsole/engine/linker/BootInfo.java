package io.nablaconsole.engine.linker;

import io.nablaconsole.engine.api.EngineException;
import io.nablaconsole.engine.api.ErrorCode;
import io.nablaconsole.engine.api.Message;
import io.nablaconsole.engine.image.AttachedDevice;
import io.nablaconsole.engine.image.ManifestDevices;
import io.nablaconsole.engine.image.ManifestLayout;
import io.nablaconsole.engine.seccomp.InternalDescriptors;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

/**
 * What a unikernel is told at its start: how much memory it has, its devices and its command line. Source:
 * {@code spt_abi.h}, {@code mft_abi.h}.
 */
final class BootInfo {
    /** Start of the memory a guest has; below it nothing is ever mapped. */
    static final long LOW_MEMORY = 0x10000;
    /** Where the guest is told to find it. */
    static final long ADDRESS = 0x11000;

    private static final int HEADER = 40;
    private static final int COMMAND_LINE = 8192;

    private BootInfo() {}

    /**
     * The bytes at {@link #ADDRESS}: header, manifest, command line.
     *
     * @param kernelEnd end of the unikernel, its zeroed memory included (Solo5's tender leaves that out, and its
     *     bindings do not ask)
     * @param devices one for each manifest entry, in that order
     * @throws EngineException {@link ErrorCode#CONFIG_INVALID} when the command line is too long or holds a zero
     */
    static ByteBuffer of(
            long memory,
            long kernelEnd,
            byte[] commandLine,
            InternalDescriptors internal,
            List<AttachedDevice> devices) {
        checkCommandLine(commandLine);
        int manifest = ManifestLayout.size(devices.size() + 1);
        long commandLineAt = ADDRESS + HEADER + manifest;
        ByteBuffer out = ByteBuffer.allocate(HEADER + manifest + COMMAND_LINE).order(ByteOrder.LITTLE_ENDIAN);
        out.putLong(memory).putLong(kernelEnd).putLong(commandLineAt).putLong(ADDRESS + HEADER);
        out.putInt(internal.epoll()).putInt(internal.timer());
        out.put(ManifestDevices.bytes(devices)).put(commandLine);
        return out.clear().asReadOnlyBuffer();
    }

    private static void checkCommandLine(byte[] commandLine) {
        if (commandLine.length >= COMMAND_LINE) {
            throw new EngineException(
                    ErrorCode.CONFIG_INVALID,
                    Message.of(
                            "the guest's command line takes %s bytes, more than the %s a Solo5 unikernel can be given",
                            commandLine.length, COMMAND_LINE - 1));
        }
        for (byte b : commandLine) {
            if (b == 0) {
                throw new EngineException(
                        ErrorCode.CONFIG_INVALID, Message.of("the guest's command line holds a NUL character"));
            }
        }
    }
}
