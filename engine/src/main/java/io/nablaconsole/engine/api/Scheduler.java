package io.nablaconsole.engine.api;

import java.util.EnumSet;
import java.util.Set;

/**
 * How the kernel shares its processors among processes; OCI's {@code process.scheduler}.
 *
 * @param nice −20 (most) to 19 (least), for {@link Policy#OTHER} and {@link Policy#BATCH}
 * @param priority 1 (least) to 99, for {@link Policy#FIFO} and {@link Policy#RR}; else 0
 * @param runtime nanoseconds in each period, for {@link Policy#DEADLINE}; else 0
 * @param deadline nanoseconds from the beginning of a period until it must have had them
 * @param period nanoseconds; 0: the same as the deadline
 */
public record Scheduler(
        Policy policy, int nice, int priority, Set<Flag> flags, long runtime, long deadline, long period) {
    private static final int LEAST_NICE = -20;
    private static final int MOST_NICE = 19;
    private static final int MOST_PRIORITY = 99;

    /** The kernel's policies with its numbers. */
    public enum Policy {
        OTHER(0),
        FIFO(1),
        RR(2),
        BATCH(3),
        ISO(4),
        IDLE(5),
        DEADLINE(6);

        private final int number;

        Policy(int number) {
            this.number = number;
        }

        public int number() {
            return number;
        }

        /** As OCI spells it: {@code SCHED_OTHER}. */
        public String ociName() {
            return "SCHED_" + name();
        }
    }

    /** The kernel's flags with its bits. */
    public enum Flag {
        RESET_ON_FORK(0x01),
        RECLAIM(0x02),
        DL_OVERRUN(0x04),
        KEEP_POLICY(0x08),
        KEEP_PARAMS(0x10),
        UTIL_CLAMP_MIN(0x20),
        UTIL_CLAMP_MAX(0x40);

        private final int bit;

        Flag(int bit) {
            this.bit = bit;
        }

        /** As OCI spells it: {@code SCHED_FLAG_RESET_ON_FORK}. */
        public String ociName() {
            return "SCHED_FLAG_" + name();
        }
    }

    /** @throws EngineException {@link ErrorCode#CONFIG_INVALID} naming the part that is out of range */
    public Scheduler {
        flags = Set.copyOf(flags);
        require(nice >= LEAST_NICE && nice <= MOST_NICE, Message.of("nice is %s: use -20 to 19", nice));
        require(priority >= 0 && priority <= MOST_PRIORITY, Message.of("priority is %s: use 0 to 99", priority));
        require(runtime >= 0 && deadline >= 0 && period >= 0, Message.of("runtime, deadline or period is negative"));
    }

    private static void require(boolean fulfilled, Message otherwise) {
        if (!fulfilled) {
            throw new EngineException(ErrorCode.CONFIG_INVALID, otherwise);
        }
    }

    /** A policy with nothing else set. */
    public static Scheduler of(Policy policy, int nice, int priority) {
        return new Scheduler(policy, nice, priority, EnumSet.noneOf(Flag.class), 0, 0, 0);
    }

    /** The flags as sched_setattr(2) takes them. */
    public long flagBits() {
        return flags.stream().mapToLong(flag -> flag.bit).sum();
    }
}
