package io.nablaconsole.engine.image;

import io.nablaconsole.engine.api.Abi;
import io.nablaconsole.engine.api.Abi.Target;
import io.nablaconsole.engine.api.EngineException;
import io.nablaconsole.engine.api.ManifestEntry;
import io.nablaconsole.engine.api.Message;
import java.util.List;

/** Reads a unikernel for Solo5 and refuses whatever Solo5's own loader would refuse, and some more. */
final class Solo5Reader {
    private Solo5Reader() {}

    /** What is the same for every target. */
    private record Parts(Abi abi, List<ManifestEntry> manifest, List<LoadSegment> segments, long entry) {}

    static SptImage readSpt(ImageFile file) {
        Parts p = read(file, Target.SPT);
        return new SptImage(file.path(), file.size(), p.abi, p.manifest, p.segments, p.entry);
    }

    static HvtImage readHvt(ImageFile file) {
        Parts p = read(file, Target.HVT);
        return new HvtImage(file.path(), file.size(), p.abi, p.manifest, p.segments, p.entry);
    }

    private static Parts read(ImageFile file, Target target) {
        ElfHeader header = ElfHeader.read(file);
        checkHeader(file, header);
        List<ProgramHeader> headers = ProgramHeader.readAll(file, header);
        List<ElfNote> notes = ElfNote.readAll(file, header, headers);
        Abi abi = AbiNote.find(file, notes)
                .orElseThrow(() -> file.bad(Message.of("is no Solo5 unikernel: it has no ABI note")));
        checkAbi(file, abi, target);
        List<ManifestEntry> manifest = ManifestNote.require(file, notes);
        List<LoadSegment> segments = SegmentChecks.check(file, headers);
        long entry = header.entry();
        boolean inside = segments.stream()
                .anyMatch(s -> s.executable() && entry >= s.address() && entry - s.address() < s.fileSize());
        if (!inside) {
            throw file.bad(Message.of("has its entry at %s, outside of every executable segment", hex(entry)));
        }
        return new Parts(abi, manifest, segments, entry);
    }

    private static void checkHeader(ImageFile file, ElfHeader h) {
        if (!h.wide()) {
            throw file.bad(Message.of("is a 32-bit ELF file: unikernels have 64 bits"));
        }
        if (!h.littleEndian()) {
            throw file.bad(Message.of("is a big-endian ELF file: unikernels for x86-64 are little-endian"));
        }
        if (h.version() != 1) {
            throw file.bad(Message.of("has ELF version %s instead of 1", h.version()));
        }
        if (h.machine() != ElfHeader.MACHINE_X86_64) {
            throw file.bad(Message.of("is for %s: this machine runs x86-64", h.machineName()));
        }
        if (h.type() != ElfHeader.TYPE_EXECUTABLE) {
            throw file.bad(Message.of("has ELF type %s: unikernels are static executables, type 2", h.type()));
        }
        if (h.headerSize() != ElfHeader.SIZE) {
            throw file.bad(Message.of("has an ELF header of %s bytes instead of %s", h.headerSize(), ElfHeader.SIZE));
        }
    }

    private static void checkAbi(ImageFile file, Abi abi, Target target) {
        Message problem = AbiNote.problem(abi, target);
        if (problem != null) {
            throw file.bad(Message.of("is a Solo5 unikernel for %s: %s", abi, problem));
        }
    }

    /** An address for a message. */
    static String hex(long address) {
        return "0x" + Long.toHexString(address);
    }

    /** An error about one program header. */
    static EngineException segmentError(ImageFile file, ProgramHeader p, Message message) {
        return file.bad(Message.of("has a segment (program header %s) %s", p.index(), message));
    }
}
