package io.nablaconsole.engine.hvt;

import io.nablaconsole.engine.api.DeviceType;
import io.nablaconsole.engine.api.EngineException;
import io.nablaconsole.engine.api.ErrorCode;
import io.nablaconsole.engine.api.Message;
import io.nablaconsole.engine.hvt.Region.Content;
import io.nablaconsole.engine.image.AttachedDevice;
import io.nablaconsole.engine.image.ImageCopy;
import io.nablaconsole.engine.image.ManifestLayout;
import io.nablaconsole.engine.seccomp.HvtPolicy;
import io.nablaconsole.engine.seccomp.SptFilter;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/**
 * Writes a machine as the file nabla-hvt reads: tables first, then each region that is not zero on pages of its own, so
 * that they can be mapped rather than read. The layout is that of {@code plan.h}.
 */
final class PlanFile {
    private static final byte[] MAGIC = "nablahvt".getBytes(StandardCharsets.US_ASCII);
    private static final int VERSION = 1;
    private static final int HEADER = 120;
    private static final int REGION = 32;
    private static final int DEVICE = 24;
    private static final int INSTRUCTION = 8;

    private final Machine machine;
    private final ImageCopy out;

    private PlanFile(Machine machine, ImageCopy out) {
        this.machine = machine;
        this.out = out;
    }

    /**
     * Writes to {@code output}, which is replaced; only its owner may read it.
     *
     * @param imageFile what the machine was laid out for
     * @throws EngineException {@link ErrorCode#CONFIG_INVALID} when the image lost bytes since it was checked;
     *     {@link ErrorCode#SYSTEM_ERROR} when a file cannot be read or written, and then there is no output
     */
    static void write(Machine machine, Path imageFile, Path output) {
        try (FileChannel in = FileChannel.open(imageFile, StandardOpenOption.READ)) {
            Files.deleteIfExists(output);
            try (FileChannel out = FileChannel.open(
                    output,
                    Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))) {
                new PlanFile(machine, new ImageCopy(in, out)).write();
            } catch (IOException e) {
                Files.deleteIfExists(output);
                throw e;
            }
        } catch (EOFException e) {
            throw new EngineException(
                    ErrorCode.CONFIG_INVALID, Message.of("image %s became shorter while it was read", imageFile), e);
        } catch (IOException e) {
            throw new EngineException(
                    ErrorCode.SYSTEM_ERROR, Message.of("cannot prepare image %s as %s: %s", imageFile, output, e), e);
        }
    }

    private void write() throws IOException {
        byte[] filter = SptFilter.assemble(HvtPolicy.rules(machine.internal(), machine.processor(), machine.devices()));
        int tables =
                HEADER + machine.regions().size() * REGION + machine.devices().size() * DEVICE + filter.length;
        ByteBuffer head = ByteBuffer.allocate(tables).order(ByteOrder.LITTLE_ENDIAN);
        putHeader(head, filter.length / INSTRUCTION);
        long end = writeRegions(head.position(HEADER));
        machine.devices().forEach(device -> putDevice(head, device));
        out.write(head.put(filter).clear(), 0);
        out.extend(end);
    }

    private void putHeader(ByteBuffer head, int instructions) {
        head.put(MAGIC).putInt(VERSION);
        head.putInt(machine.regions().size()).putInt(machine.devices().size()).putInt(instructions);
        // the stack begins as after a call: 8 bytes off a multiple of 16
        head.putLong(machine.memory()).putLong(machine.entry()).putLong(machine.memory() - Long.BYTES);
        head.putLong(Machine.BOOT_INFO).putLong(machine.pageTables()).putLong(Machine.FREQUENCY);
        head.putLong(FaultTables.gdt(Machine.FAULT_TABLES)).putLong(FaultTables.idt(Machine.FAULT_TABLES));
        head.putLong(FaultTables.tss(Machine.FAULT_TABLES));
        head.putInt(FaultTables.GDT_LIMIT).putInt(FaultTables.IDT_LIMIT);
        head.putInt(machine.internal().epoll())
                .putInt(machine.internal().timer())
                .putInt(machine.processor());
    }

    /** Writes what is not zero, and where it went into the table; returns the end of the file. */
    private long writeRegions(ByteBuffer head) throws IOException {
        long at = Region.pageUp(head.limit());
        for (Region region : machine.regions()) {
            head.putLong(region.start()).putLong(region.size()).putLong(region.inFile() ? at : 0);
            head.putInt(region.changeable() ? 1 : 0).putInt(0);
            if (region.content() instanceof Content.Bytes bytes) {
                out.write(bytes.bytes(), at);
            } else if (region.content() instanceof Content.ImagePart part) {
                out.copy(part.offset(), part.length(), at + part.at());
            }
            at += region.inFile() ? region.size() : 0;
        }
        return at;
    }

    private static void putDevice(ByteBuffer head, AttachedDevice device) {
        long capacity = device instanceof AttachedDevice.Block block ? block.capacity() : 0;
        long blockSize = device instanceof AttachedDevice.Block block ? block.blockSize() : 0;
        int type = device.type() == DeviceType.BLOCK ? ManifestLayout.TYPE_BLOCK : ManifestLayout.TYPE_NET;
        head.putInt(type).putInt(device.descriptor());
        head.putLong(capacity).putLong(blockSize);
    }
}
