package io.nablaconsole.engine.image;

import io.nablaconsole.engine.api.ImageReport;
import io.nablaconsole.engine.api.ImageReport.Kind;
import io.nablaconsole.engine.api.Message;
import java.nio.file.Path;
import java.util.List;

/**
 * What a file that is not run here turned out to be.
 *
 * @param problem why it cannot run and what to do
 */
record Verdict(Kind kind, Message description, Message problem) {
    /** The report on a file that is no ELF file. */
    ImageReport report(Path file, long size) {
        return new ImageReport(file, size, kind, description, problem, null, List.of(), List.of(), 0);
    }
}
