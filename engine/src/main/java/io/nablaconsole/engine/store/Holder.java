package io.nablaconsole.engine.store;

import io.nablaconsole.engine.api.Message;
import java.util.Optional;

/**
 * Who has a container.
 *
 * @param pid of that process; 0 when it is not known
 */
record Holder(Message name, long pid) {
    /** Another thread of this JVM. */
    static final Holder THIS_PROGRAM = new Holder(Message.of("another action of this program"), 0);

    static final Holder UNKNOWN = new Holder(Message.of("another process"), 0);

    /** How this process is written into the lock's file. */
    static String self() {
        long pid = ProcessHandle.current().pid();
        return pid + " " + start(pid) + "\n";
    }

    private static String start(long pid) {
        return ProcessIdentity.read((int) pid).map(ProcessIdentity.View::start).orElse("");
    }

    /** Reads what {@link #self} wrote in another process. */
    static Holder of(String written) {
        String[] words = written.strip().split(" ", -1);
        try {
            long pid = Long.parseLong(words[0]);
            boolean there = words.length == 2 && start(pid).equals(words[1]);
            return there ? new Holder(Message.of("process %s", pid), pid) : UNKNOWN;
        } catch (NumberFormatException e) {
            // it could not sign, or has not yet
            return UNKNOWN;
        }
    }

    /** Whether that process started this one, or whoever did. */
    boolean startedUs() {
        Optional<ProcessHandle> each = ProcessHandle.current().parent();
        while (each.isPresent()) {
            if (each.get().pid() == pid) {
                return true;
            }
            each = each.get().parent();
        }
        return false;
    }
}
