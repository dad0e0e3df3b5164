package io.nablaconsole.engine.tender;

import io.nablaconsole.engine.api.Abi;
import io.nablaconsole.engine.api.ImageReport;
import io.nablaconsole.engine.api.TenderReport;
import io.nablaconsole.engine.handler.EmbeddedExec;
import io.nablaconsole.engine.program.ProgramSearch;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The tenders the engine brings or knows how to call. */
public final class InstalledTenders {
    private static final TenderReport EMBEDDED = new TenderReport(
            EmbeddedExec.NAME, "Solo5 unikernels for spt; nothing to install, no privilege needed", null, null, null);

    private InstalledTenders() {}

    /** Programs are looked for in {@code directories}, then in those of {@code NABLA_TENDER_PATH}, then on the PATH. */
    public static List<Tender> in(List<Path> directories) {
        ProgramSearch search = ProgramSearch.path()
                .after(ProgramSearch.directories(System.getenv(ExternalTender.PATH_VARIABLE)))
                .after(directories);
        return List.of(
                embedded(),
                ExternalTender.solo5Spt(search).tender(),
                ExternalTender.solo5Hvt(search).tender(),
                ExternalTender.nablaRun(search).tender());
    }

    private static Tender embedded() {
        return new Tender(
                EmbeddedExec.NAME,
                InstalledTenders::isSpt,
                image -> Optional.ofNullable(image.problem()),
                () -> EMBEDDED,
                new EmbeddedExec());
    }

    private static boolean isSpt(ImageReport image) {
        Abi abi = image.abi();
        return abi != null && abi.target() == Abi.Target.SPT;
    }
}
