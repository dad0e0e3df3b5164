package io.nablaconsole.engine.image;

import io.nablaconsole.engine.api.ImageReport.Kind;
import io.nablaconsole.engine.api.Message;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Optional;

/**
 * Firmware: what a machine starts with, and what its cards bring. Sources: UEFI PI specification, volume 3 (firmware
 * volumes); PCI firmware specification (option ROMs); U-Boot's {@code image.h}; the devicetree specification.
 */
final class FirmwareMagic {
    private static final Message ADVICE =
            Message.of("it is a part of a machine, and QEMU brings its own: choose a unikernel file");
    private static final Message BOOT_LOADER =
            Message.of("it is for a boot loader of another machine: choose a unikernel file");

    /** Where volumes begin: ARM's have the first instruction before them, in a page of its own. */
    private static final List<Integer> VOLUMES = List.of(0x28, 0x1028);

    private static final int UNIT = 64 << 10;
    private static final int MOST = 64 << 20;
    private static final int RESET = 16;

    /** What stands at the address x86 begins at: jumps, some after an instruction or two. */
    private static final List<String> JUMPS = List.of("\u00fa\u00fc\u00e9", "\u00fa\u00fc\u00eb", "\u000f\t\u00e9");

    private FirmwareMagic() {}

    /** What a file is that looks like firmware; empty when it does not. */
    static Optional<Verdict> identify(ImageFile file, ByteBuffer head) {
        if (VOLUMES.stream().anyMatch(at -> at(file, at, "_FVH"))) {
            return verdict(Message.of("UEFI firmware volume"), ADVICE);
        }
        if (FileMagic.has(head, 0, "U\u00aa") && file.holds(0, (head.get(2) & 0xffL) * 512)) {
            return verdict(Message.of("option ROM (the firmware of a card)"), ADVICE);
        }
        if (FileMagic.has(head, 0, "'\u0005\u0019V")) {
            return verdict(Message.of("U-Boot image"), BOOT_LOADER);
        }
        if (FileMagic.has(head, 0, "\u00d0\r\u00fe\u00ed")) {
            return verdict(Message.of("device tree or U-Boot FIT image"), BOOT_LOADER);
        }
        return isBios(file) ? verdict(Message.of("BIOS (firmware for x86)"), ADVICE) : Optional.empty();
    }

    private static Optional<Verdict> verdict(Message description, Message problem) {
        return Optional.of(new Verdict(Kind.UNKNOWN, description, problem));
    }

    private static boolean at(ImageFile file, long at, String mark) {
        return file.holds(at, mark.length())
                && FileMagic.has(file.read(at, mark.length(), ByteOrder.LITTLE_ENDIAN, Message.of("a mark")), 0, mark);
    }

    /** Whole pages of 64 KiB whose last sixteen bytes begin with a jump, to segment F000 or after a known instruction. */
    private static boolean isBios(ImageFile file) {
        if (file.size() % UNIT != 0 || file.size() > MOST) {
            return false;
        }
        long reset = file.size() - RESET;
        return (at(file, reset, "\u00ea") && at(file, reset + 3, "\0\u00f0"))
                || JUMPS.stream().anyMatch(jump -> at(file, reset, jump));
    }
}
