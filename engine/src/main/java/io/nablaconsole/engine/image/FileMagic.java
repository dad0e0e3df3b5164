package io.nablaconsole.engine.image;

import io.nablaconsole.engine.api.ImageReport.Kind;
import io.nablaconsole.engine.api.Message;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** Tells files that are no ELF by the marks their formats have. Source: file(1)'s magic, each format's specification. */
final class FileMagic {
    /** Bytes at the start that tell nearly every format. */
    static final int HEAD = 1024;

    private static final int ISO_MARK = 0x8001;
    private static final int TAR_MARK = 257;

    private static final Message DISK_PROBLEM = Message.of(
            "it is a disk, not a unikernel: boot it with QEMU, or attach it to a unikernel as a block device");
    private static final Message COMPRESSED_PROBLEM = Message.of("unpack it first and choose the unikernel file in it");
    private static final Message ARCHIVE_PROBLEM =
            Message.of("it is a collection of files: unpack it and choose the unikernel file");

    private static final Message ZSTD_PROBLEM =
            Message.of("%s; a container image is told once it is unpacked with unzstd", COMPRESSED_PROBLEM);

    private record Mark(int at, String bytes, Verdict verdict) {}

    /** Looked at in order; the bytes are ISO 8859-1. */
    private static final List<Mark> MARKS = List.of(
            mark(0, "QFI\u00fb", Kind.DISK_IMAGE, Message.of("disk image (qcow2)"), DISK_PROBLEM),
            mark(0, "KDMV", Kind.DISK_IMAGE, Message.of("disk image (VMDK)"), DISK_PROBLEM),
            mark(0, "# Disk Descri", Kind.DISK_IMAGE, Message.of("disk image (VMDK description)"), DISK_PROBLEM),
            mark(0, "vhdxfile", Kind.DISK_IMAGE, Message.of("disk image (VHDX)"), DISK_PROBLEM),
            mark(0, "conectix", Kind.DISK_IMAGE, Message.of("disk image (VHD)"), DISK_PROBLEM),
            mark(0, "<<< ", Kind.DISK_IMAGE, Message.of("disk image (VirtualBox VDI)"), DISK_PROBLEM),
            mark(512, "EFI PART", Kind.DISK_IMAGE, Message.of("disk image (raw, GPT)"), DISK_PROBLEM),
            mark(0, "hsqs", Kind.DISK_IMAGE, Message.of("file system image (SquashFS)"), DISK_PROBLEM),
            mark(0, "BZh", Kind.ARCHIVE, Message.of("bzip2 file"), COMPRESSED_PROBLEM),
            mark(0, "\u00fd7zXZ\0", Kind.ARCHIVE, Message.of("xz file"), COMPRESSED_PROBLEM),
            mark(0, "(\u00b5/\u00fd", Kind.ARCHIVE, Message.of("zstd file"), ZSTD_PROBLEM),
            mark(0, "\u0004\"M\u0018", Kind.ARCHIVE, Message.of("lz4 file"), COMPRESSED_PROBLEM),
            mark(0, "7z\u00bc\u00af'\u001c", Kind.ARCHIVE, Message.of("7z archive"), ARCHIVE_PROBLEM),
            mark(0, "070701", Kind.ARCHIVE, Message.of("cpio archive (an initrd?)"), ARCHIVE_PROBLEM),
            mark(0, "!<arch>\n", Kind.ARCHIVE, Message.of("library or Debian package (ar archive)"), ARCHIVE_PROBLEM),
            mark(
                    0,
                    "\u00cf\u00fa\u00ed\u00fe",
                    Kind.UNKNOWN,
                    Message.of("macOS program"),
                    Message.of("it needs macOS: choose a unikernel file")));

    private static final Verdict ISO = new Verdict(Kind.DISK_IMAGE, Message.of("CD image (ISO 9660)"), DISK_PROBLEM);
    private static final Verdict MBR =
            new Verdict(Kind.DISK_IMAGE, Message.of("disk image (raw, with a boot sector)"), DISK_PROBLEM);
    private static final Verdict MULTIBOOT = new Verdict(
            Kind.BARE_METAL,
            Message.of("kernel for a bare machine (multiboot)"),
            Message.of("it boots a (virtual) machine: run it with QEMU"));
    private static final Verdict TEXT = new Verdict(
            Kind.TEXT,
            Message.of("text file"),
            Message.of("text cannot run: choose a unikernel file, such as one ending in .spt"));
    private static final Verdict UNKNOWN = new Verdict(
            Kind.UNKNOWN,
            Message.of("unknown file"),
            Message.of("it is nothing known here: choose a unikernel file, such as one ending in .spt"));

    private FileMagic() {}

    private static Mark mark(int at, String bytes, Kind kind, Message description, Message problem) {
        return new Mark(at, bytes, new Verdict(kind, description, problem));
    }

    /** What the file with these first bytes is; never a runnable thing. */
    static Verdict identify(ImageFile file, ByteBuffer head) {
        if (has(head, 0, "#!")) {
            return script(head);
        }
        if (has(head, 0, "\u001f\u008b")) {
            return Archives.gzip(file.path());
        }
        if (has(head, 0, "PK\u0003\u0004")) {
            return Archives.zip(file.path());
        }
        Optional<Verdict> kernel = KernelMagic.identify(file, head);
        if (kernel.isPresent()) {
            return kernel.get();
        }
        for (Mark mark : MARKS) {
            if (has(head, mark.at(), mark.bytes())) {
                return mark.verdict();
            }
        }
        if (has(head, TAR_MARK, "ustar")) {
            return Archives.tar(file.path());
        }
        if (file.holds(ISO_MARK, 5)
                && has(file.read(ISO_MARK, 5, ByteOrder.LITTLE_ENDIAN, Message.of("a mark")), 0, "CD001")) {
            return ISO;
        }
        if (has(head, 510, "U\u00aa")) {
            return MBR;
        }
        if (isText(head)) {
            return TEXT;
        }
        return FirmwareMagic.identify(file, head).orElse(MachineBoot.isPlainMultiboot(file) ? MULTIBOOT : UNKNOWN);
    }

    static boolean has(ByteBuffer head, int at, String bytes) {
        if (head.limit() < at + bytes.length()) {
            return false;
        }
        return head.slice(at, bytes.length()).equals(ByteBuffer.wrap(bytes.getBytes(StandardCharsets.ISO_8859_1)));
    }

    /** A script, with the interpreter its first line names. */
    private static Verdict script(ByteBuffer head) {
        String line = StandardCharsets.UTF_8
                .decode(head.slice(2, head.limit() - 2))
                .toString()
                .lines()
                .findFirst()
                .orElse("")
                .strip();
        boolean named = !line.isEmpty() && line.chars().allMatch(c -> c >= ' ');
        return new Verdict(
                Kind.SCRIPT,
                named ? Message.of("script for %s", line) : Message.of("script"),
                Message.of("scripts need an operating system: choose a unikernel file"));
    }

    private static boolean isText(ByteBuffer head) {
        for (int i = 0; i < head.limit(); i++) {
            int c = head.get(i);
            boolean control = c >= 0 && c < ' ' && (c < '\t' || c > '\r') && c != 0x1b;
            if (control) {
                return false;
            }
        }
        return true;
    }
}
