package io.nablaconsole.engine.image;

import io.nablaconsole.engine.api.EngineException;
import io.nablaconsole.engine.api.Message;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * Whether a virtual machine for x86 starts a kernel by itself, without a boot loader: by multiboot (version 1) or PVH.
 *
 * <p>Sources: the multiboot specification; Xen's {@code elfnote.h}; QEMU's {@code hw/i386/multiboot.c} and
 * {@code hw/i386/x86.c}, which load no 64-bit file by multiboot unless its header says where it goes.
 */
public final class MachineBoot {
    private static final int MAGIC = 0x1badb002;
    private static final int SEARCHED = 8192;
    private static final int HEADER = 48;
    private static final int HAS_ADDRESSES = 1 << 16;
    private static final int PVH_ENTRY = 18;
    private static final int MACHINE_X86 = 3;

    private MachineBoot() {}

    /**
     * What keeps a virtual machine from starting the ELF kernel {@code file}, and what to do; empty when nothing does, or
     * when it is no ELF file.
     *
     * @throws EngineException when it cannot be read
     */
    public static Optional<Message> obstacle(Path file) {
        try (ImageFile opened = ImageFile.open(file)) {
            ByteBuffer head =
                    opened.read(0, Math.min(opened.size(), 4), ByteOrder.LITTLE_ENDIAN, Message.of("the start"));
            if (!ElfHeader.matches(head)) {
                return Optional.empty();
            }
            return Optional.ofNullable(new ElfInspector(opened).bootObstacle());
        } catch (EngineException e) {
            return Optional.of(e.message());
        }
    }

    /** The same of a file whose headers have been read; null when nothing keeps it. */
    static @Nullable Message obstacle(ImageFile file, ElfHeader header, List<ElfNote> notes) {
        boolean wide = header.machine() == ElfHeader.MACHINE_X86_64;
        if (!wide && header.machine() != MACHINE_X86) {
            return Message.of(
                    "it is for %s, and the virtual machines here are x86-64: build it for that", header.machineName());
        }
        OptionalInt multiboot = multiboot(file);
        if (multiboot.isPresent()) {
            return wide && !hasAddresses(multiboot.getAsInt())
                    ? Message.of("it is a 64-bit file that only a boot loader such as GRUB starts, QEMU alone starts"
                            + " 32-bit ones: use the file of its name without .dbg, or a disk that boots it")
                    : null;
        }
        return notes.stream().anyMatch(note -> note.type() == PVH_ENTRY)
                ? null
                : Message.of("it has no entry that QEMU knows, neither multiboot nor PVH: build it for QEMU, or use the"
                        + " bzImage of a Linux kernel");
    }

    /** Whether it is no ELF file and says by multiboot where it goes. */
    static boolean isPlainMultiboot(ImageFile file) {
        OptionalInt flags = multiboot(file);
        return flags.isPresent() && hasAddresses(flags.getAsInt());
    }

    private static boolean hasAddresses(int flags) {
        return (flags & HAS_ADDRESSES) != 0;
    }

    /** Whether there is a multiboot header whose sum is right; its flags. */
    private static OptionalInt multiboot(ImageFile file) {
        long length = Math.min(file.size(), SEARCHED) & -4;
        ByteBuffer head = file.read(0, length, ByteOrder.LITTLE_ENDIAN, Message.of("the start"));
        for (int at = 0; at < Math.min(length - 8, SEARCHED - HEADER); at += 4) {
            if (head.getInt(at) == MAGIC && MAGIC + head.getInt(at + 4) + head.getInt(at + 8) == 0) {
                return OptionalInt.of(head.getInt(at + 4));
            }
        }
        return OptionalInt.empty();
    }
}
