package io.nablaconsole.engine.tender;

import io.nablaconsole.engine.api.EngineException;
import io.nablaconsole.engine.api.ErrorCode;
import io.nablaconsole.engine.api.Message;
import io.nablaconsole.engine.program.ProgramRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a tender's program says of itself.
 *
 * @param version as it prints it; null when it does not
 * @param abiVersion the version of the one interface it serves; null when it does not say
 * @param help its options
 */
record Probe(
        Path program, @Nullable String version, @Nullable Integer abiVersion, String help) {
    private static final Duration LIMIT = Duration.ofSeconds(5);
    private static final Pattern VERSION = Pattern.compile("\\bversion:? (v?\\d[\\w.+~-]*)");
    private static final Pattern ABI = Pattern.compile("\\bABI version (\\d{1,9})\\b");

    /** A program that was replaced is another program. */
    private record Key(Path program, FileTime modified, long size) {}

    private static final Map<Key, Probe> KNOWN = new ConcurrentHashMap<>();

    /**
     * Asks {@code program}, once as long as the file is the same.
     *
     * @throws EngineException {@link ErrorCode#SYSTEM_ERROR} when it cannot be run or does not answer in time
     */
    static Probe of(Path program) {
        try {
            Key key = new Key(program, Files.getLastModifiedTime(program), Files.size(program));
            return KNOWN.computeIfAbsent(key, any -> ask(program));
        } catch (IOException e) {
            throw new EngineException(ErrorCode.SYSTEM_ERROR, Message.of("cannot look at %s: %s", program, e), e);
        }
    }

    private static Probe ask(Path program) {
        String about = said(program, "--version");
        Matcher version = VERSION.matcher(about);
        Matcher abi = ABI.matcher(about);
        return new Probe(
                program,
                version.find() ? version.group(1) : null,
                abi.find() ? Integer.valueOf(abi.group(1)) : null,
                said(program, "--help"));
    }

    /** Tenders print both on their standard error, and call asking for help a failure. */
    private static String said(Path program, String option) {
        ProgramRun run = ProgramRun.of(List.of(program.toString(), option), LIMIT);
        return run.output() + run.errors();
    }

    /** Whether its help names {@code option}, such as {@code --net:}. */
    boolean knows(String option) {
        return help.contains(option);
    }
}
