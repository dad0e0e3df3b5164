package io.nablaconsole.engine.doctor;

import io.nablaconsole.engine.api.EngineException;
import io.nablaconsole.engine.api.Message;
import io.nablaconsole.engine.program.ProgramRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

/** Whether the directory of the containers takes files, and lets programs in it run. */
record ProgramPlaceCheck(Path root) implements Check {
    private static final String TEXT_FILE_BUSY = "error=26";
    private static final int ATTEMPTS = 50;
    private static final int BETWEEN_MS = 10;

    @Override
    public String name() {
        return "state-directory";
    }

    @Override
    public Finding run() throws InterruptedException {
        Path place = existing(root);
        try {
            Path script = Files.createTempFile(
                    place,
                    "nabla-doctor",
                    ".sh",
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            try {
                Files.writeString(script, "#!/bin/sh\nexit 0\n");
                return runs(script);
            } finally {
                Files.delete(script);
            }
        } catch (IOException e) {
            return Finding.bad(
                    Message.of("cannot write to %s: %s", place, e), "nablactl --root DIRECTORY-OF-YOURS ...");
        }
    }

    private Finding runs(Path script) throws InterruptedException {
        try {
            runOnce(script);
            return Finding.good(Message.of("%s takes files and lets programs run", root));
        } catch (EngineException e) {
            return Finding.optional(
                    Message.of(
                            "%s is mounted noexec: tenders are run from a copy in memory, which takes more of it",
                            root),
                    "mount -o remount,exec " + root);
        }
    }

    /** A process begun elsewhere at this very moment holds the script open for writing until its own program runs. */
    private static void runOnce(Path script) throws InterruptedException {
        for (int attempt = 1; ; attempt++) {
            try {
                ProgramRun.of(List.of(script.toString()), LIMIT);
                return;
            } catch (EngineException e) {
                boolean busy = e.text().contains(TEXT_FILE_BUSY);
                if (!busy || attempt == ATTEMPTS) {
                    throw e;
                }
                Thread.sleep(BETWEEN_MS);
            }
        }
    }

    /** The directory is made at the first container: until then its nearest parent tells. */
    private static Path existing(Path path) {
        Path absolute = path.toAbsolutePath();
        while (!Files.isDirectory(absolute) && absolute.getParent() != null) {
            absolute = absolute.getParent();
        }
        return absolute;
    }
}
