package io.nablaconsole.engine.cli;

import io.nablaconsole.engine.api.TerminalSize;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The terminal this program was called from, driven by stty(1): a JDK has no way to it. Raw mode lasts until
 * {@link #close}, or the end of the program.
 */
final class HostTerminal implements AutoCloseable {
    private final String before;
    private final Runnable atExit = this::restore;

    private HostTerminal(String before) {
        this.before = before;
        AtExit.add(atExit);
    }

    /** Makes standard input raw; empty when it is no terminal, or there is no stty. */
    static Optional<HostTerminal> raw() {
        if (!isTerminal(0)) {
            return Optional.empty();
        }
        // first of all the way back: a signal may come in between
        Optional<HostTerminal> terminal = stty("-g").map(HostTerminal::new);
        return terminal.filter(HostTerminal::makeRaw);
    }

    private boolean makeRaw() {
        boolean raw = stty("raw", "-echo").isPresent();
        if (!raw) {
            AtExit.remove(atExit);
        }
        return raw;
    }

    /** Whether a standard stream of this program is a terminal. */
    static boolean isTerminal(int descriptor) {
        try {
            String target = Files.readSymbolicLink(Path.of("/proc/self/fd/" + descriptor))
                    .toString();
            return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty") || target.equals("/dev/console");
        } catch (IOException e) {
            return false;
        }
    }

    /** Its size in cells; empty when it does not tell. */
    static Optional<TerminalSize> size() {
        return stty("size").flatMap(HostTerminal::parse);
    }

    private static Optional<TerminalSize> parse(String text) {
        String[] words = text.split(" ", -1);
        try {
            int rows = Integer.parseInt(words[0]);
            int columns = Integer.parseInt(words[words.length - 1]);
            return rows > 0 && columns > 0 ? Optional.of(new TerminalSize(columns, rows)) : Optional.empty();
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static Optional<String> stty(String... arguments) {
        String[] command = new String[arguments.length + 1];
        command[0] = "stty";
        System.arraycopy(arguments, 0, command, 1, arguments.length);
        try {
            Process stty = new ProcessBuilder(command)
                    .redirectInput(ProcessBuilder.Redirect.INHERIT)
                    .redirectErrorStream(true)
                    .start();
            String text = new String(stty.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            return stty.waitFor() == 0 ? Optional.of(text) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private void restore() {
        if (stty(before).isEmpty()) {
            System.err.println("nablactl: cannot restore the terminal; type: stty sane");
        }
    }

    @Override
    public void close() {
        if (AtExit.remove(atExit)) {
            restore();
        }
    }
}
