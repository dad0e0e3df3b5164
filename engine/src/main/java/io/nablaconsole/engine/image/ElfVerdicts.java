package io.nablaconsole.engine.image;

import io.nablaconsole.engine.api.EngineException;
import io.nablaconsole.engine.api.ImageReport.Kind;
import io.nablaconsole.engine.api.Message;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tells ELF files without a Solo5 ABI note from each other. */
final class ElfVerdicts {
    /** Solo5 names this interpreter so that no system starts a unikernel by mistake. */
    private static final String SOLO5_INTERPRETER = "/nonexistent/solo5/";

    private static final Set<String> UNIKRAFT = Set.of(".uk_inittab", ".uk_ctortab", ".uk_thread_inittab");
    private static final String XEN = "Xen";
    private static final int XEN_GUEST_OS = 6;
    private static final int MULTIBOOT = 0x1badb002;
    private static final int MULTIBOOT2 = 0xe85250d6;
    private static final int MULTIBOOT_SEARCHED = 32768;

    /** U-Boot's table of its own commands and drivers. */
    private static final String UBOOT = "__u_boot_list";

    /** Of GNU's notes: which kernel a program was made for. */
    private static final int GNU_ABI = 1;

    private final ImageFile file;
    private final ElfHeader header;
    private final List<ProgramHeader> headers;
    private final List<ElfNote> notes;

    ElfVerdicts(ImageFile file, ElfHeader header, List<ProgramHeader> headers, List<ElfNote> notes) {
        this.file = file;
        this.header = header;
        this.headers = headers;
        this.notes = notes;
    }

    /** Whether it is a Solo5 unikernel, whatever its notes say. */
    static boolean isSolo5(ImageFile file, List<ProgramHeader> headers) {
        return SOLO5_INTERPRETER.equals(interpreter(file, headers));
    }

    Verdict verdict() {
        if (isSolo5(file, headers)) {
            return new Verdict(
                    Kind.ELF_OTHER,
                    Message.of("damaged Solo5 unikernel"),
                    Message.of(
                            "its ABI note is missing, so nothing tells what it was built for: build it again, without"
                                    + " stripping notes"));
        }
        if (header.type() == ElfHeader.TYPE_RELOCATABLE) {
            return new Verdict(
                    Kind.ELF_OTHER,
                    Message.of("object file for %s", header.machineName()),
                    Message.of("it is not linked yet: link it first"));
        }
        if (header.type() == ElfHeader.TYPE_CORE) {
            return new Verdict(
                    Kind.ELF_OTHER,
                    Message.of("core dump"),
                    Message.of("it is the memory of a program that crashed: open it in a debugger"));
        }
        Verdict bare = bareMetal();
        if (bare != null) {
            return bare;
        }
        if (header.machine() != ElfHeader.MACHINE_X86_64) {
            return new Verdict(
                    Kind.ELF_OTHER,
                    Message.of("program for %s", header.machineName()),
                    Message.of("this machine runs x86-64: build it as a unikernel for Solo5's target spt on x86-64"));
        }
        return program();
    }

    private @Nullable Verdict bareMetal() {
        Set<String> sections = Markers.sections(file, header);
        if (sections.stream().anyMatch(UNIKRAFT::contains)) {
            return new Verdict(
                    Kind.UNIKRAFT,
                    Message.of("Unikraft unikernel for %s", header.machineName()),
                    bootOr(Message.of("it boots a virtual machine: run it with QEMU")));
        }
        if (sections.contains("__ksymtab") || hasLinuxNote()) {
            return new Verdict(
                    Kind.LINUX_KERNEL,
                    Message.of("Linux kernel (vmlinux)"),
                    bootOr(Message.of("boot it with QEMU; it is no unikernel")));
        }
        if (interpreter(file, headers) == null && Markers.isRumprun(file)) {
            return new Verdict(
                    Kind.RUMPRUN,
                    Message.of("rumprun unikernel without Solo5's notes"),
                    Message.of(
                            "it is older than Solo5's ABI notes: run it with the nabla-run it was built for, or rebuild"
                                    + " it"));
        }
        if (sections.contains(UBOOT)) {
            return new Verdict(
                    Kind.ELF_OTHER,
                    Message.of("U-Boot, a boot loader for %s", header.machineName()),
                    Message.of("it is what a machine starts with, no guest of one: choose a unikernel file"));
        }
        if (notes.stream().anyMatch(n -> n.owner().equals(XEN)) || hasMultiboot()) {
            return new Verdict(
                    Kind.BARE_METAL,
                    Message.of("kernel for a bare machine (%s)", header.machineName()),
                    bootOr(Message.of("it boots a (virtual) machine: run it with QEMU")));
        }
        return null;
    }

    /** What keeps a virtual machine from starting it, else {@code advice}. */
    private Message bootOr(Message advice) {
        Message obstacle = MachineBoot.obstacle(file, header, notes);
        return obstacle == null ? advice : obstacle;
    }

    /**
     * Whether notes tell a Linux kernel, as they do when the names of its sections are gone: one of its own (which
     * modules and the library it maps into programs have, too), or the name of the guest that it tells Xen.
     */
    private boolean hasLinuxNote() {
        return header.type() == ElfHeader.TYPE_EXECUTABLE
                && interpreter(file, headers) == null
                && notes.stream().anyMatch(note -> note.owner().equals("Linux") || isLinuxToXen(note));
    }

    private static boolean isLinuxToXen(ElfNote note) {
        return note.owner().equals(XEN)
                && note.type() == XEN_GUEST_OS
                && StandardCharsets.US_ASCII
                        .decode(note.content().duplicate())
                        .toString()
                        .equals("linux\0");
    }

    private boolean hasMultiboot() {
        long length = Math.min(file.size(), MULTIBOOT_SEARCHED) & -4;
        ByteBuffer head = file.read(0, length, ByteOrder.LITTLE_ENDIAN, Message.of("the start"));
        while (head.hasRemaining()) {
            int word = head.getInt();
            if (word == MULTIBOOT || word == MULTIBOOT2) {
                return true;
            }
        }
        return false;
    }

    private Verdict program() {
        String interpreter = interpreter(file, headers);
        boolean dynamic = headers.stream().anyMatch(p -> p.type() == ProgramHeader.TYPE_DYNAMIC);
        Message advice = Message.of("it needs Linux around it, a unikernel brings its own: build it as a unikernel for"
                + " Solo5's target spt");
        if (interpreter != null) {
            return new Verdict(Kind.LINUX_PROGRAM, dynamic(interpreter), advice);
        }
        if (header.type() == ElfHeader.TYPE_SHARED) {
            return header.entry() == 0
                    ? new Verdict(
                            Kind.ELF_OTHER,
                            Message.of("shared library"),
                            Message.of("a library is no program: build it as a unikernel for Solo5's target spt"))
                    : new Verdict(
                            Kind.LINUX_PROGRAM, Message.of("Linux program (static, position-independent)"), advice);
        }
        if (header.type() != ElfHeader.TYPE_EXECUTABLE) {
            return new Verdict(
                    Kind.ELF_OTHER,
                    Message.of("ELF file of type %s", header.type()),
                    Message.of("it is no program that is known: build it as a unikernel for Solo5's target spt"));
        }
        return isStaticProgram(dynamic)
                ? new Verdict(Kind.LINUX_PROGRAM, Message.of("Linux program (static)"), advice)
                : new Verdict(
                        Kind.ELF_OTHER,
                        Message.of("static ELF executable of an unknown kind"),
                        Message.of(
                                "it has no Solo5 ABI note, so nothing tells what would run it: build it as a unikernel for"
                                        + " Solo5's target spt"));
    }

    /** Whether notes say so, or it is laid out as compilers for Linux do: kernels and firmware are in other ways. */
    private boolean isStaticProgram(boolean dynamic) {
        boolean said = notes.stream()
                .anyMatch(n -> n.owner().equals("Go") || (n.owner().equals("GNU") && n.type() == GNU_ABI));
        boolean stack = headers.stream().anyMatch(p -> p.type() == ProgramHeader.TYPE_GNU_STACK);
        boolean apart =
                headers.stream().noneMatch(p -> p.type() == ProgramHeader.TYPE_LOAD && p.writable() && p.executable());
        return said || (stack && apart && !dynamic);
    }

    private Message dynamic(String interpreter) {
        boolean anywhere = header.type() == ElfHeader.TYPE_SHARED;
        if (interpreter.isEmpty()) {
            return anywhere
                    ? Message.of("Linux program (dynamic, position-independent)")
                    : Message.of("Linux program (dynamic)");
        }
        return anywhere
                ? Message.of("Linux program (dynamic, position-independent, loaded by %s)", interpreter)
                : Message.of("Linux program (dynamic, loaded by %s)", interpreter);
    }

    private static @Nullable String interpreter(ImageFile file, List<ProgramHeader> headers) {
        for (ProgramHeader p : headers) {
            if (p.type() == ProgramHeader.TYPE_INTERPRETER) {
                try {
                    ByteBuffer bytes =
                            file.read(p.offset(), p.fileSize(), ByteOrder.LITTLE_ENDIAN, Message.of("the interpreter"));
                    String text = StandardCharsets.ISO_8859_1.decode(bytes).toString();
                    int end = text.indexOf('\0');
                    return end < 0 ? text : text.substring(0, end);
                } catch (EngineException e) {
                    return "";
                }
            }
        }
        return null;
    }
}
