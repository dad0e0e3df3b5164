package io.nablaconsole.engine.image;

import io.nablaconsole.engine.api.Abi;
import io.nablaconsole.engine.api.EngineException;
import io.nablaconsole.engine.api.ManifestEntry;
import java.util.List;

/** Reads an spt unikernel and refuses whatever Solo5's own loader would refuse, and some more. */
final class SptImageReader {
    private SptImageReader() {}

    static SptImage read(ImageFile file) {
        ElfHeader header = ElfHeader.read(file);
        checkHeader(file, header);
        List<ProgramHeader> headers = ProgramHeader.readAll(file, header);
        List<ElfNote> notes = ElfNote.readAll(file, header, headers);
        Abi abi = AbiNote.find(file, notes).orElseThrow(() -> file.bad("is no Solo5 unikernel: it has no ABI note"));
        checkAbi(file, abi);
        List<ManifestEntry> manifest = ManifestNote.require(file, notes);
        List<LoadSegment> segments = SegmentChecks.check(file, headers);
        long entry = header.entry();
        boolean inside = segments.stream()
                .anyMatch(s -> s.executable() && entry >= s.address() && entry - s.address() < s.fileSize());
        if (!inside) {
            throw file.bad("has its entry at " + hex(entry) + ", outside of every executable segment");
        }
        return new SptImage(file.path(), file.size(), abi, manifest, segments, entry);
    }

    private static void checkHeader(ImageFile file, ElfHeader h) {
        if (!h.wide()) {
            throw file.bad("is a 32-bit ELF file: spt unikernels have 64 bits");
        }
        if (!h.littleEndian()) {
            throw file.bad("is a big-endian ELF file: spt unikernels for x86-64 are little-endian");
        }
        if (h.version() != 1) {
            throw file.bad("has ELF version " + h.version() + " instead of 1");
        }
        if (h.machine() != ElfHeader.MACHINE_X86_64) {
            throw file.bad("is for " + h.machineName() + ": this machine runs x86-64");
        }
        if (h.type() != ElfHeader.TYPE_EXECUTABLE) {
            throw file.bad("has ELF type " + h.type() + ": spt unikernels are static executables, type 2");
        }
        if (h.headerSize() != ElfHeader.SIZE) {
            throw file.bad("has an ELF header of " + h.headerSize() + " bytes instead of " + ElfHeader.SIZE);
        }
    }

    private static void checkAbi(ImageFile file, Abi abi) {
        String problem = AbiNote.problem(abi);
        if (problem != null) {
            throw file.bad("is a Solo5 unikernel for " + abi + ": " + problem);
        }
    }

    /** An address for a message. */
    static String hex(long address) {
        return "0x" + Long.toHexString(address);
    }

    /** An error about one program header. */
    static EngineException segmentError(ImageFile file, ProgramHeader p, String message) {
        return file.bad("has a segment (program header " + p.index() + ") " + message);
    }
}
