package io.nablaconsole.engine.store;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A process that cannot be mistaken for a later one with the same pid.
 *
 * @param start field 22 of /proc/PID/stat, clock ticks since boot
 * @param bootId of the boot both belong to
 */
public record ProcessIdentity(int pid, String start, String bootId) {
    private static final Path BOOT_ID = Path.of("/proc/sys/kernel/random/boot_id");

    /** Nobody. */
    public static final ProcessIdentity NONE = new ProcessIdentity(0, "", "");

    /** What /proc tells of a process. */
    public record View(char state, String name, int parent, int session, String start) {
        /** Ended, though its parent may not have noticed. */
        public boolean ended() {
            return state == 'Z' || state == 'X';
        }

        public boolean held() {
            return state == 'T' || state == 't';
        }
    }

    /** The id of the running boot; empty where the kernel does not tell. */
    public static String currentBootId() {
        try {
            return Files.readString(BOOT_ID).strip();
        } catch (IOException e) {
            return "";
        }
    }

    /** What this very process is doing; empty when it is gone, a zombie, of another boot, or its pid is somebody else's. */
    public Optional<View> view() {
        if (pid <= 0 || !bootId.equals(currentBootId())) {
            return Optional.empty();
        }
        return read(pid).filter(v -> v.start.equals(start) && !v.ended());
    }

    public boolean alive() {
        return view().isPresent();
    }

    /** Reads /proc/PID/stat; empty when there is no such process. */
    public static Optional<View> read(int pid) {
        String line;
        try {
            line = new String(Files.readAllBytes(Path.of("/proc/" + pid + "/stat")), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            return Optional.empty();
        }
        // the name stands in parentheses and may itself hold blanks and parentheses
        int open = line.indexOf('(');
        int close = line.lastIndexOf(')');
        if (open < 0 || close < open) {
            return Optional.empty();
        }
        String[] rest = line.substring(close + 2).split(" ", -1);
        int parentField = 4 - 3;
        int sessionField = 6 - 3;
        int startField = 22 - 3;
        if (rest.length <= startField) {
            return Optional.empty();
        }
        return Optional.of(new View(
                rest[0].charAt(0),
                line.substring(open + 1, close),
                Integer.parseInt(rest[parentField]),
                Integer.parseInt(rest[sessionField]),
                rest[startField]));
    }
}
