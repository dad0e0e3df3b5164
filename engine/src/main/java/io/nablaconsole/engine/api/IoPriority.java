package io.nablaconsole.engine.api;

/**
 * How early the kernel serves a process's reads and writes of disks; OCI's {@code process.ioPriority}.
 *
 * @param level 0 (first) to 7 within the class; {@link Kind#IDLE} takes no notice of it
 */
public record IoPriority(Kind kind, int level) {
    private static final int LAST_LEVEL = 7;
    private static final int KIND_SHIFT = 13;

    /** The kernel's classes with its numbers. */
    public enum Kind {
        /** Before all others. */
        RT(1),
        /** As is usual. */
        BE(2),
        /** When nobody else wants the disk. */
        IDLE(3);

        private final int number;

        Kind(int number) {
            this.number = number;
        }

        /** As OCI spells it: {@code IOPRIO_CLASS_BE}. */
        public String ociName() {
            return "IOPRIO_CLASS_" + name();
        }
    }

    /** @throws EngineException {@link ErrorCode#CONFIG_INVALID} when the level is none */
    public IoPriority {
        if (level < 0 || level > LAST_LEVEL) {
            throw new EngineException(ErrorCode.CONFIG_INVALID, Message.of("priority is %s: use 0 to 7", level));
        }
    }

    /** As ioprio_set(2) takes it. */
    public int value() {
        return (kind.number << KIND_SHIFT) | level;
    }
}
