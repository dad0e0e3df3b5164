package io.nablaconsole.engine.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** Whether the directory of the containers takes files, and lets programs in it run. */
record ProgramPlaceCheck(Path root) implements Check {
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
                    "cannot write to " + place + ": " + e.getMessage(), "nablactl --root DIRECTORY-OF-YOURS ...");
        }
    }

    private Finding runs(Path script) throws InterruptedException {
        try {
            Programs.run(script.toString());
            return Finding.good(root + " takes files and lets programs run");
        } catch (IOException e) {
            return Finding.optional(
                    root + " is mounted noexec: tenders are run from a copy in memory, which takes more of it",
                    "mount -o remount,exec " + root);
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
