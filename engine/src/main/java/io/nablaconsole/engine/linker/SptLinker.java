package io.nablaconsole.engine.linker;

import io.nablaconsole.engine.api.EngineException;
import io.nablaconsole.engine.api.ErrorCode;
import io.nablaconsole.engine.api.MemorySize;
import io.nablaconsole.engine.api.Message;
import io.nablaconsole.engine.image.AttachedDevice;
import io.nablaconsole.engine.image.SptImage;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;

/**
 * Links an spt unikernel into a Linux executable, the embedded tender.
 *
 * <p>The program expects its devices' descriptors open, and its console on 1 (and 2, for what keeps it from starting).
 * Run, it asks for the guest's memory, checks and makes descriptors, closes all others, takes Linux's stack (arguments,
 * environment) and vDSO out of its memory, installs the filter and becomes the unikernel: after that it holds the
 * guest's memory, in it two read-only pieces of its own, and nothing else of the host's. A program that cannot set
 * itself up says why on descriptor 2 and exits with {@link #EXIT_CODE}.
 *
 * <p>As its arguments are gone, /proc/PID/cmdline is empty while the guest runs; the process has the name of the
 * unikernel's file.
 */
public final class SptLinker {
    /** Exit code of a linked program that could not set itself up. */
    public static final int EXIT_CODE = Stub.EXIT_CODE;

    private SptLinker() {}

    /**
     * Writes the program that runs {@code image}; its owner may execute it. What is at {@code output} is replaced, and
     * programs that run from it are left alone. Takes milliseconds; the file has holes and takes about as much room as
     * the image.
     *
     * @param memory of the guest; parts of a page are left out
     * @param commandLine as the guest gets it, at most 8191 bytes, none of them zero
     * @param devices one for each manifest entry, in any order
     * @throws EngineException {@link ErrorCode#CONFIG_INVALID} when image, memory, command line and devices do not fit
     *     together; {@link ErrorCode#SYSTEM_ERROR} when a file cannot be read or written, and then there is no output
     */
    public static void link(
            SptImage image,
            MemorySize memory,
            byte[] commandLine,
            List<? extends AttachedDevice> devices,
            Path output) {
        LinkPlan plan = LinkPlan.of(image, memory, commandLine, devices);
        try (FileChannel in = FileChannel.open(image.file(), StandardOpenOption.READ)) {
            Files.deleteIfExists(output);
            writeOrRemove(plan, image.file(), in, output);
        } catch (IOException e) {
            throw new EngineException(
                    ErrorCode.SYSTEM_ERROR, Message.of("cannot link image %s into %s: %s", image.file(), output, e), e);
        }
    }

    /**
     * Checks what {@link #link} would check, without writing anything.
     *
     * @throws EngineException {@link ErrorCode#CONFIG_INVALID} as {@code link}
     */
    public static void check(
            SptImage image, MemorySize memory, byte[] commandLine, List<? extends AttachedDevice> devices) {
        LinkPlan.of(image, memory, commandLine, devices);
    }

    /** The least memory {@code image} can run with, in whole mebibytes. */
    public static MemorySize leastMemory(SptImage image) {
        return image.leastMemory();
    }

    private static void writeOrRemove(LinkPlan plan, Path imageFile, FileChannel in, Path output) throws IOException {
        try (FileChannel out = FileChannel.open(
                output,
                Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                // the guest may be another user's process, who may execute it and nothing more
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx--x--x")))) {
            ProgramWriter.write(plan, imageFile, in, out);
        } catch (IOException | EngineException e) {
            try {
                Files.deleteIfExists(output);
            } catch (IOException cleanUp) {
                e.addSuppressed(cleanUp);
            }
            throw e;
        }
    }
}
