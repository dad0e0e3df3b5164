package io.nablaconsole.engine.qemu;

import io.nablaconsole.engine.api.EngineException;
import io.nablaconsole.engine.api.ErrorCode;
import java.nio.file.Files;
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
    private static final Path RED_HAT = Path.of("/usr/libexec/qemu-kvm");

    private static final String DEFAULT_PATH = "/usr/local/bin:/usr/bin:/bin";
    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static final Pattern VERSION = Pattern.compile("version (\\d+(?:\\.\\d+)+)");

    private QemuProgram() {}

    /** The QEMU on the caller's PATH; empty without one. */
    static Optional<Path> find() {
        return find(System.getenv().getOrDefault("PATH", DEFAULT_PATH));
    }

    static Optional<Path> find(String path) {
        for (String directory : path.split(":", -1)) {
            // an empty or relative entry means the working directory, which may be anybody's
            Path file = Path.of(directory, NAME);
            if (file.isAbsolute() && Files.isRegularFile(file) && Files.isExecutable(file)) {
                return Optional.of(file);
            }
        }
        return Files.isExecutable(RED_HAT) ? Optional.of(RED_HAT) : Optional.empty();
    }

    static EngineException missing() {
        return new EngineException(
                ErrorCode.CONFIG_INVALID,
                "there is no " + NAME + " on the PATH to boot this guest: install it (Debian, Ubuntu: apt-get install"
                        + " qemu-system-x86; Fedora: dnf install qemu-system-x86)");
    }

    /**
     * Asks for the version, such as {@code 7.2.22}.
     *
     * @throws EngineException {@link ErrorCode#SYSTEM_ERROR} when it does not answer
     */
    static String version(Path executable) {
        TimedRun run = TimedRun.of(List.of(executable.toString(), "--version"), LIMIT);
        Matcher m = VERSION.matcher(run.output());
        if (!run.inTime() || run.code() != 0 || !m.find()) {
            throw new EngineException(
                    ErrorCode.SYSTEM_ERROR,
                    "cannot tell the version of " + executable + ": it ended with " + run.code() + " and said '"
                            + run.output() + "'");
        }
        return m.group(1);
    }
}
