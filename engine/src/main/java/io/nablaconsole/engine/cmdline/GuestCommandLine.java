package io.nablaconsole.engine.cmdline;

import io.nablaconsole.engine.api.EngineException;
import io.nablaconsole.engine.api.ErrorCode;
import io.nablaconsole.engine.api.Message;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Joins a guest's arguments to the one string Solo5 hands over, so that each arrives as it was given.
 *
 * <p>Solo5 itself only takes its own {@code --solo5:} options off the front, as far as white space follows them. The
 * rest is the unikernel's to split. MirageOS' rules, which are followed here: white space separates; single or double
 * quotes keep it; a backslash takes the next character as it is, except between single quotes; an empty argument is
 * dropped, so {@code ""} is written for it but does not arrive. solo5-spt joins with blanks and quotes nothing.
 */
public final class GuestCommandLine {
    /** Longest command line in bytes; the tender's buffer has 8192, the last is zero. */
    public static final int MAX_BYTES = 8191;

    private GuestCommandLine() {}

    /**
     * Joins {@code arguments}; those without white space, quotes and backslashes stay as they are.
     *
     * @throws EngineException {@link ErrorCode#CONFIG_INVALID} when one holds a NUL or the result is too long
     */
    public static String join(List<String> arguments) {
        return checked(arguments.stream().map(GuestCommandLine::quote).collect(Collectors.joining(" ")));
    }

    /**
     * Takes a command line as it is, for guests with a format of their own such as rumprun's JSON.
     *
     * @throws EngineException as {@link #join(List)}
     */
    public static String checked(String commandLine) {
        if (commandLine.indexOf('\0') >= 0) {
            throw new EngineException(
                    ErrorCode.CONFIG_INVALID, Message.of("the guest's arguments hold a NUL character"));
        }
        int length = bytes(commandLine).length;
        if (length > MAX_BYTES) {
            throw new EngineException(
                    ErrorCode.CONFIG_INVALID,
                    Message.of(
                            "the guest's arguments take %s bytes, more than the %s a Solo5 unikernel can be given",
                            length, MAX_BYTES));
        }
        return commandLine;
    }

    /** The bytes the guest sees, without the zero at the end. */
    public static byte[] bytes(String commandLine) {
        return commandLine.getBytes(StandardCharsets.UTF_8);
    }

    private static String quote(String argument) {
        if (!argument.isEmpty() && argument.chars().noneMatch(GuestCommandLine::special)) {
            return argument;
        }
        return '"' + argument.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    /** ASCII white space (what C and OCaml's Astring agree on) and what quotes. */
    private static boolean special(int c) {
        return c == ' ' || (c >= '\t' && c <= '\r') || c == '"' || c == '\'' || c == '\\';
    }
}
