package io.nablaconsole.engine.qemu;

import io.nablaconsole.engine.api.Config;
import io.nablaconsole.engine.api.EngineException;
import io.nablaconsole.engine.api.ErrorCode;
import io.nablaconsole.engine.api.Message;
import io.nablaconsole.engine.cmdline.GuestCommandLine;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Makes a kernel's command line: what was asked for as such, then the container's arguments. */
final class GuestWords {
    /** Longest command line of Linux on x86 in bytes; its buffer has 2048, the last is zero. */
    private static final int LINUX_BYTES = 2047;

    private GuestWords() {}

    /** @throws EngineException {@link ErrorCode#CONFIG_INVALID} when an argument cannot be handed over */
    static String join(GuestBoot boot, String append, Config config) {
        if (boot == GuestBoot.LINUX) {
            return linux(append, config.guestArguments());
        }
        String arguments = GuestCommandLine.join(config.guestArguments());
        return (append + " " + arguments).strip();
    }

    private static String linux(String append, List<String> arguments) {
        List<String> words = new ArrayList<>();
        if (!append.isBlank()) {
            words.add(append.strip());
        }
        arguments.forEach(argument -> words.add(linuxWord(argument)));
        String line = String.join(" ", words);
        // what follows "--" is init's: the defaults must stand before
        if (!mentions(line, "panic=")) {
            // a guest that has given up ends, instead of holding its container for ever
            words.add(0, "panic=-1");
        }
        if (!mentions(line, "console=")) {
            words.add(0, "console=ttyS0");
        }
        String whole = String.join(" ", words);
        int length = whole.getBytes(StandardCharsets.UTF_8).length;
        if (length > LINUX_BYTES) {
            throw new EngineException(
                    ErrorCode.CONFIG_INVALID,
                    Message.of(
                            "the kernel's command line takes %s bytes, more than the %s Linux can be given: shorten"
                                    + " process.args or %s",
                            length, LINUX_BYTES, SettingsReader.at("append")));
        }
        return whole;
    }

    private static boolean mentions(String line, String option) {
        return (" " + line).contains(" " + option);
    }

    /** Linux takes double quotes around blanks and knows no way to write a double quote. */
    private static String linuxWord(String argument) {
        if (argument.indexOf('"') >= 0) {
            throw new EngineException(
                    ErrorCode.CONFIG_INVALID,
                    Message.of(
                            "process.args holds %s: a double quote cannot be handed to a Linux kernel, pass it in a file"
                                    + " of the initrd or a disk instead",
                            argument));
        }
        boolean blank = argument.isEmpty() || argument.chars().anyMatch(c -> c <= ' ');
        return blank ? '"' + argument + '"' : argument;
    }
}
