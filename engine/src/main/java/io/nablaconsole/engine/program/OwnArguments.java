package io.nablaconsole.engine.program;

import io.nablaconsole.engine.api.EngineException;
import io.nablaconsole.engine.api.ErrorCode;
import io.nablaconsole.engine.api.Message;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What this program was started with, as the bytes it is: Java reads arguments and environment in the encoding of the
 * locale, and puts U+FFFD for what does not fit, which a guest would be given in its place.
 */
public final class OwnArguments {
    private static final Path COMMAND_LINE = Path.of("/proc/self/cmdline");
    private static final Path ENVIRONMENT = Path.of("/proc/self/environ");
    private static final Path DIRECTORY = Path.of("/proc/self/cwd");
    private static final Message THERE = Message.of("the current directory");
    private static final char ALTERED = '\ufffd';

    private OwnArguments() {}

    /**
     * The arguments of {@code main}, read as UTF-8 whatever the locale.
     *
     * @throws EngineException {@link ErrorCode#CONFIG_INVALID} naming the one that is not UTF-8; also when the current
     *     directory's name is not: every relative path would lead elsewhere
     */
    public static String[] of(String... args) {
        requireNamed(System.getProperty("user.dir", ""));
        return of(bytes(COMMAND_LINE), args);
    }

    private static void requireNamed(String directory) {
        if (directory.indexOf(ALTERED) < 0) {
            return;
        }
        try {
            if (Files.isSameFile(Path.of(directory), DIRECTORY)) {
                return; // it is really called so
            }
        } catch (IOException | InvalidPathException e) {
            // there is none of that name
        }
        throw new EngineException(
                ErrorCode.CONFIG_INVALID,
                Message.of("%s is '%s', which is not UTF-8 and cannot be passed on as it is", THERE, directory));
    }

    static String[] of(List<byte[]> commandLine, String... args) {
        int first = commandLine.size() - args.length;
        String[] exact = args.clone();
        for (int i = 0; i < args.length; i++) {
            byte[] bytes = first < 0 ? null : commandLine.get(first + i);
            if (bytes == null || (isAscii(bytes) && !args[i].equals(new String(bytes, StandardCharsets.US_ASCII)))) {
                return args; // the arguments were not taken from the command line of this process
            }
            String number = String.valueOf(i + 1);
            exact[i] = text(bytes, args[i], Message.of("argument %s", number));
        }
        return exact;
    }

    /**
     * A variable of the environment, read as UTF-8 whatever the locale.
     *
     * @throws EngineException {@link ErrorCode#CONFIG_INVALID} when it is not UTF-8
     */
    public static @Nullable String variable(String name) {
        String value = System.getenv(name);
        if (value == null || value.indexOf(ALTERED) < 0) {
            return value;
        }
        byte[] start = (name + "=").getBytes(StandardCharsets.UTF_8);
        Optional<byte[]> found = bytes(ENVIRONMENT).stream()
                .filter(pair -> ByteBuffer.wrap(pair).mismatch(ByteBuffer.wrap(start)) == start.length)
                .findFirst();
        return found.map(pair -> Arrays.copyOfRange(pair, start.length, pair.length))
                .map(bytes -> text(bytes, value, Message.of("the environment variable %s", name)))
                .orElse(value);
    }

    private static String text(byte[] bytes, String shown, Message what) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new EngineException(
                    ErrorCode.CONFIG_INVALID,
                    Message.of("%s is '%s', which is not UTF-8 and cannot be passed on as it is", what, shown),
                    e);
        }
    }

    private static boolean isAscii(byte[] bytes) {
        for (byte one : bytes) {
            if (one < 0) {
                return false;
            }
        }
        return true;
    }

    /** The strings of a file, each ended by a NUL. */
    private static List<byte[]> bytes(Path file) {
        List<byte[]> strings = new ArrayList<>();
        try {
            byte[] all = Files.readAllBytes(file);
            int start = 0;
            for (int i = 0; i < all.length; i++) {
                if (all[i] == 0) {
                    strings.add(Arrays.copyOfRange(all, start, i));
                    start = i + 1;
                }
            }
        } catch (IOException e) {
            return List.of(); // without /proc there is nothing better than what Java made of them
        }
        return strings;
    }
}
