package io.nablaconsole.engine.image;

import io.nablaconsole.engine.api.ImageReport.Kind;
import io.nablaconsole.engine.api.Message;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Linux kernels of every processor and what is made to look like one, and programs for UEFI and Windows.
 *
 * <p>Sources: Linux' Documentation/arch (x86/boot, arm64/booting, riscv/boot-image-header, arm/booting) and
 * {@code drivers/firmware/efi/libstub/zboot-header.S}; Microsoft's PE format.
 */
final class KernelMagic {
    private static final int SETUP = 0x202;
    private static final int PROTOCOL = 0x206;
    private static final int VERSION_AT = 0x20e;
    private static final int SECTOR = 0x200;
    private static final int LONGEST_VERSION = 80;

    /** The first protocol with this header, and that of Linux 2.6.26, in 2008: today's kernels are at 2.15. */
    private static final int FIRST_PROTOCOL = 0x200;

    private static final int TODAYS_LINUX = 0x208;

    private static final int PE_AT = 0x3c;
    private static final int PE_SIZE = 96;
    private static final int SUBSYSTEM = 24 + 68;
    private static final int FIRST_UEFI = 10;
    private static final int LAST_UEFI = 13;

    private static final Message OTHER_MACHINE = Message.of("this machine runs x86-64: use a kernel for that");

    private KernelMagic() {}

    /** What a file is that begins like a kernel or a program; empty when it does not. */
    static Optional<Verdict> identify(ImageFile file, ByteBuffer head) {
        if (FileMagic.has(head, SETUP, "HdrS")) {
            return Optional.of(bzImage(file, head));
        }
        if (FileMagic.has(head, 0x38, "ARMd")) {
            return Optional.of(foreign(Message.of("ARM64")));
        }
        if (FileMagic.has(head, 0x38, "RSC\u0005") || FileMagic.has(head, 0x30, "RISCV\0\0\0")) {
            return Optional.of(foreign(Message.of("RISC-V")));
        }
        if (FileMagic.has(head, 0x38, "\u00cd#\u0082\u0081")) {
            return Optional.of(foreign(Message.of("LoongArch")));
        }
        if (FileMagic.has(head, 0x24, "\u0018(o\u0001")) {
            return Optional.of(foreign(Message.of("ARM (32 bit)")));
        }
        return FileMagic.has(head, 0, "MZ") ? Optional.of(program(file, head)) : Optional.empty();
    }

    private static Verdict foreign(Message machine) {
        return new Verdict(Kind.UNKNOWN, Message.of("Linux kernel for %s", machine), OTHER_MACHINE);
    }

    /** A Linux kernel for x86, or a program that boot loaders take for one: those have stayed with an old protocol. */
    private static Verdict bzImage(ImageFile file, ByteBuffer head) {
        Message boot = Message.of("boot it with QEMU; it is no unikernel");
        int protocol = head.limit() < VERSION_AT + 2 ? TODAYS_LINUX : head.getShort(PROTOCOL);
        if (protocol < FIRST_PROTOCOL || protocol >= TODAYS_LINUX) {
            return new Verdict(Kind.LINUX_KERNEL, Message.of("Linux kernel (bzImage)"), boot);
        }
        String version = version(file, Short.toUnsignedInt(head.getShort(VERSION_AT)) + SECTOR);
        return new Verdict(
                Kind.BOOT_PROGRAM,
                version.isEmpty()
                        ? Message.of("boot program (bzImage)")
                        : Message.of("boot program (bzImage, %s)", version),
                boot);
    }

    private static String version(ImageFile file, int at) {
        if (at == SECTOR || !file.holds(at, LONGEST_VERSION)) {
            return "";
        }
        ByteBuffer bytes = file.read(at, LONGEST_VERSION, ByteOrder.LITTLE_ENDIAN, Message.of("the version"));
        String text = StandardCharsets.ISO_8859_1.decode(bytes).toString();
        int end = text.indexOf('\0');
        String version = end < 0 ? text : text.substring(0, end);
        return version.chars().allMatch(c -> c >= ' ' && c <= '~') ? version : "";
    }

    private static Verdict program(ImageFile file, ByteBuffer head) {
        Message advice = Message.of("it needs Windows or UEFI: choose a unikernel file");
        long at = head.limit() < PE_AT + 4 ? 0 : Integer.toUnsignedLong(head.getInt(PE_AT));
        if (at == 0 || !file.holds(at, PE_SIZE)) {
            return new Verdict(Kind.UNKNOWN, Message.of("DOS program"), advice);
        }
        ByteBuffer header = file.read(at, PE_SIZE, ByteOrder.LITTLE_ENDIAN, Message.of("the PE header"));
        if (!FileMagic.has(header, 0, "PE\0\0")) {
            return new Verdict(Kind.UNKNOWN, Message.of("DOS program"), advice);
        }
        Object machine = machine(Short.toUnsignedInt(header.getShort(4)));
        if (FileMagic.has(head, 4, "zimg")) {
            return new Verdict(
                    Kind.UNKNOWN, Message.of("Linux kernel for %s (compressed, for UEFI)", machine), OTHER_MACHINE);
        }
        int subsystem = Short.toUnsignedInt(header.getShort(SUBSYSTEM));
        return new Verdict(
                Kind.UNKNOWN,
                subsystem >= FIRST_UEFI && subsystem <= LAST_UEFI
                        ? Message.of("UEFI program for %s", machine)
                        : Message.of("Windows program for %s", machine),
                advice);
    }

    private static Object machine(int number) {
        return switch (number) {
            case 0x14c -> "x86 (32 bit)";
            case 0x1c0, 0x1c2, 0x1c4 -> "ARM (32 bit)";
            case 0x5032, 0x5064 -> "RISC-V";
            case 0x6232, 0x6264 -> "LoongArch";
            case 0x8664 -> "x86-64";
            case 0xaa64 -> "ARM64";
            default -> Message.of("machine number %s", number);
        };
    }
}
