package io.nablaconsole.engine.api;

import java.util.List;

/**
 * A limit on what a process may use; see setrlimit(2).
 *
 * @param type such as {@code RLIMIT_NOFILE}
 * @param soft the limit in force; unsigned, all ones for none
 * @param hard how far the process may raise it; unsigned
 */
public record ResourceLimit(String type, long soft, long hard) {
    /** The kernel's numbers are the places in this list (x86-64). */
    private static final List<String> TYPES = List.of(
            "RLIMIT_CPU",
            "RLIMIT_FSIZE",
            "RLIMIT_DATA",
            "RLIMIT_STACK",
            "RLIMIT_CORE",
            "RLIMIT_RSS",
            "RLIMIT_NPROC",
            "RLIMIT_NOFILE",
            "RLIMIT_MEMLOCK",
            "RLIMIT_AS",
            "RLIMIT_LOCKS",
            "RLIMIT_SIGPENDING",
            "RLIMIT_MSGQUEUE",
            "RLIMIT_NICE",
            "RLIMIT_RTPRIO",
            "RLIMIT_RTTIME");

    /** @throws EngineException {@link ErrorCode#CONFIG_INVALID} for an unknown type, or a soft limit above the hard one */
    public ResourceLimit {
        if (!TYPES.contains(type)) {
            throw new EngineException(
                    ErrorCode.CONFIG_INVALID,
                    Message.of("process.rlimits type '%s' is not known: use one of %s", type, TYPES));
        }
        if (Long.compareUnsigned(soft, hard) > 0) {
            throw new EngineException(
                    ErrorCode.CONFIG_INVALID,
                    Message.of(
                            "process.rlimits %s: soft limit %s is above the hard limit %s",
                            type, Long.toUnsignedString(soft), Long.toUnsignedString(hard)));
        }
    }

    /** The kernel's number of this resource. */
    public int number() {
        return TYPES.indexOf(type);
    }
}
