package io.nablaconsole.app.host;

import io.nablaconsole.engine.Nabla;
import io.nablaconsole.engine.api.HostCheck;
import io.nablaconsole.engine.api.TenderReport;
import java.nio.file.Path;
import java.util.List;

/** The machine, as the engine sees it; every call blocks, up to seconds. */
public interface Host {
    /** Where containers are kept. */
    Path root();

    /** Tries what can be run; each check has its time limit. */
    List<HostCheck> checks();

    /** The tenders the engine knows. */
    List<TenderReport> tenders();

    /**
     * Writes the archive for somebody else to look at.
     *
     * @throws io.nablaconsole.engine.api.EngineException when it cannot be written
     */
    void archive(List<HostCheck> checks, Path file);

    /** The machine the window runs on, with containers in {@code root}. */
    static Host ofThisMachine(Path root) {
        return new Host() {
            @Override
            public Path root() {
                return root;
            }

            @Override
            public List<HostCheck> checks() {
                return Nabla.doctor(root);
            }

            @Override
            public List<TenderReport> tenders() {
                return Nabla.tenders();
            }

            @Override
            public void archive(List<HostCheck> checks, Path file) {
                Nabla.archive(root, checks, file);
            }
        };
    }
}
