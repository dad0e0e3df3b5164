package io.nablaconsole.engine.qemu;

import io.nablaconsole.engine.api.EngineException;
import io.nablaconsole.engine.api.ErrorCode;
import io.nablaconsole.engine.api.Message;
import io.nablaconsole.engine.program.ProgramRun;
import io.nablaconsole.engine.program.ProgramSearch;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds QEMU and tells its version. */
final class QemuProgram {
    private static final String NAME = "qemu-system-x86_64";

    /** Where distributions of the Red Hat family keep their only QEMU. */
    private static final Path RED_HAT = Path.of("/usr/libexec");

    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static final Pattern VERSION = Pattern.compile("version (\\d+(?:\\.\\d+)+)");

    private QemuProgram() {}

    /** The QEMU on the caller's PATH; empty without one. */
    static Optional<Path> find() {
        return find(ProgramSearch.path());
    }

    static Optional<Path> find(ProgramSearch search) {
        return search.find(NAME).or(() -> new ProgramSearch(List.of(RED_HAT)).find("qemu-kvm"));
    }

    static EngineException missing() {
        return new EngineException(
                ErrorCode.CONFIG_INVALID,
                Message.of(
                        "there is no %s on the PATH to boot this guest: install it (Debian, Ubuntu: apt-get install"
                                + " qemu-system-x86; Fedora: dnf install qemu-system-x86)",
                        NAME));
    }

    /**
     * Asks for the version, such as {@code 7.2.22}.
     *
     * @throws EngineException {@link ErrorCode#SYSTEM_ERROR} when it does not answer
     */
    static String version(Path executable) {
        ProgramRun run = ProgramRun.of(List.of(executable.toString(), "--version"), LIMIT);
        Matcher m = VERSION.matcher(run.output());
        if (run.code() != 0 || !m.find()) {
            throw new EngineException(
                    ErrorCode.SYSTEM_ERROR,
                    Message.of(
                            "cannot tell the version of %s: it ended with %s and said '%s'",
                            executable, run.code(), run.complaint()));
        }
        return m.group(1);
    }

    /** Whether it was built with the filter that {@code options} ask for. */
    static boolean sandboxes(Path executable, String options) {
        // options are read one after the other: a sandbox that is not there ends it before the version is told
        List<String> command = List.of(executable.toString(), "-sandbox", options, "--version");
        return ProgramRun.of(command, LIMIT).code() == 0;
    }
}
