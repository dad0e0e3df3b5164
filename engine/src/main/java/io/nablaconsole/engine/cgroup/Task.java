package io.nablaconsole.engine.cgroup;

import java.nio.file.Path;
import java.util.Optional;

/**
 * A process or thread in a group.
 *
 * @param kernel whether it is the kernel's own: a virtual machine of KVM has one, in the group of whoever made it
 * @param running whether it is on a processor, or about to be
 */
record Task(boolean kernel, boolean running) {
    /** PF_KTHREAD of the kernel's sched.h. */
    private static final long KERNEL = 0x200000;

    private static final int STATE = 0;
    private static final int FLAGS = 6;

    /** What /proc says of a process or thread by its number; empty when it has ended. */
    static Optional<Task> of(int id) {
        return GroupFile.read(Path.of("/proc", String.valueOf(id), "stat")).map(Task::parse);
    }

    /** The name, in brackets, may itself have brackets and blanks. */
    private static Task parse(String line) {
        String[] fields = line.substring(line.lastIndexOf(')') + 2).split(" ", -1);
        return new Task((Long.parseLong(fields[FLAGS]) & KERNEL) != 0, fields[STATE].equals("R"));
    }
}
