package io.nablaconsole.engine.image;

import io.nablaconsole.engine.api.Abi;
import io.nablaconsole.engine.api.EngineException;
import io.nablaconsole.engine.api.ErrorCode;
import io.nablaconsole.engine.api.ImageReport;
import io.nablaconsole.engine.api.ImageReport.Kind;
import io.nablaconsole.engine.api.ManifestEntry;
import io.nablaconsole.engine.api.Message;
import io.nablaconsole.engine.api.Segment;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Says what an ELF file is: a unikernel of which make, a Linux program, or something else. */
final class ElfInspector {
    private final ImageFile file;
    private @Nullable ElfHeader header;
    private List<ProgramHeader> headers = List.of();
    private List<ElfNote> notes = List.of();

    ElfInspector(ImageFile file) {
        this.file = file;
    }

    ImageReport inspect() {
        try {
            ElfHeader read = read();
            Optional<Abi> abi = AbiNote.find(file, notes);
            return abi.isPresent() ? solo5(abi.get()) : report(new ElfVerdicts(file, read, headers, notes).verdict());
        } catch (EngineException e) {
            return report(new Verdict(Kind.ELF_OTHER, Message.of("damaged ELF file"), e.message()));
        }
    }

    /**
     * What keeps a virtual machine from starting it; null when nothing does.
     *
     * @throws EngineException {@link ErrorCode#CONFIG_INVALID} saying what is wrong with its headers or manifest
     */
    @Nullable
    Message bootObstacle() {
        ElfHeader read = read();
        if (AbiNote.find(file, notes).isPresent()) {
            ManifestNote.find(file, notes);
        }
        return MachineBoot.obstacle(file, read, notes);
    }

    private ElfHeader read() {
        ElfHeader read = ElfHeader.read(file);
        header = read;
        if (read.programCount() > 0) {
            headers = ProgramHeader.readAll(file, read);
        }
        notes = readNotes(read);
        return read;
    }

    /** Notes that are damaged matter only if they are Solo5's, which has no others. */
    private List<ElfNote> readNotes(ElfHeader read) {
        try {
            return ElfNote.readAll(file, read, headers);
        } catch (EngineException e) {
            if (ElfVerdicts.isSolo5(file, headers)) {
                throw e;
            }
            return List.of();
        }
    }

    private ImageReport solo5(Abi abi) {
        String version = Integer.toUnsignedString(abi.version());
        Message description = Markers.isRumprun(file)
                ? Message.of("rumprun unikernel on Solo5 for %s, ABI version %s", abi.target(), version)
                : Message.of("Solo5 unikernel for %s, ABI version %s", abi.target(), version);
        Message problem = AbiNote.problem(abi);
        List<ManifestEntry> manifest = List.of();
        try {
            manifest = ManifestNote.find(file, notes).orElse(List.of());
            if (problem == null) {
                SptImage image = Solo5Reader.readSpt(file);
                List<Segment> segments =
                        image.segments().stream().map(LoadSegment::describe).toList();
                return report(Kind.SOLO5, description, null, abi, manifest, segments);
            }
        } catch (EngineException e) {
            problem = e.message();
        }
        return report(Kind.SOLO5, description, problem, abi, manifest, segments());
    }

    private ImageReport report(Verdict v) {
        return report(v.kind(), v.description(), v.problem(), null, List.of(), segments());
    }

    private ImageReport report(
            Kind kind,
            Message description,
            @Nullable Message problem,
            @Nullable Abi abi,
            List<ManifestEntry> manifest,
            List<Segment> segments) {
        long entry = header == null ? 0 : header.entry();
        return new ImageReport(file.path(), file.size(), kind, description, problem, abi, manifest, segments, entry);
    }

    /** The loadable segments as they stand in the file; those with impossible sizes are left out. */
    private List<Segment> segments() {
        return headers.stream()
                .filter(p -> p.type() == ProgramHeader.TYPE_LOAD && p.memorySize() > 0 && p.fileSize() >= 0)
                .filter(p -> p.fileSize() <= p.memorySize() && p.address() >= 0 && p.address() + p.memorySize() > 0)
                .sorted(Comparator.comparingLong(ProgramHeader::address))
                .map(p -> new Segment(
                        p.address(), p.fileSize(), p.memorySize(), p.readable(), p.writable(), p.executable()))
                .toList();
    }
}
