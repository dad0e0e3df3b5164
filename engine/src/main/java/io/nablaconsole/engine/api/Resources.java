package io.nablaconsole.engine.api;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the control group of a container allows; {@code linux.resources} and {@code linux.cgroupsPath}. Null: no limit
 * is set. They hold for the tender's whole process, guest and monitor together.
 *
 * @param cgroupsPath where its control group is, below the hierarchy's top, or systemd's {@code SLICE:PREFIX:NAME};
 *     null: {@code nabla/} and a name made from the id
 * @param pidsLimit processes and threads at once; −1: any number
 * @param unified values by file of the group, for control groups of version 2
 */
public record Resources(
        @Nullable String cgroupsPath,
        Memory memory,
        Cpu cpu,
        @Nullable Long pidsLimit,
        Map<String, String> unified) {
    public static final Resources NONE = new Resources(null, Memory.NONE, Cpu.NONE, null);

    private static final String PATH = "linux.resources.";

    /** Those that name no files of version 2. */
    public Resources(@Nullable String cgroupsPath, Memory memory, Cpu cpu, @Nullable Long pidsLimit) {
        this(cgroupsPath, memory, cpu, pidsLimit, Map.of());
    }

    /** @throws EngineException {@link ErrorCode#CONFIG_INVALID} when a path leads upwards or out of the group */
    public Resources {
        unified = Map.copyOf(unified);
        for (String file : unified.keySet()) {
            if (file.isEmpty() || file.contains("/") || file.indexOf('\0') >= 0 || file.startsWith(".")) {
                throw new EngineException(
                        ErrorCode.CONFIG_INVALID,
                        Message.of(
                                "linux.resources.unified names '%s', which is no file of a control group",
                                file.replace('\0', '?')));
            }
        }
        SoundText.require("linux.cgroupsPath", cgroupsPath);
        if (cgroupsPath != null && ("/" + cgroupsPath + "/").contains("/../")) {
            throw new EngineException(
                    ErrorCode.CONFIG_INVALID,
                    Message.of("linux.cgroupsPath '%s' leads upwards with '..'", cgroupsPath));
        }
    }

    /**
     * Limits in bytes; −1: none. 0 is as good as null, as with other runtimes.
     *
     * @param limit of guest and tender together; without a size of its own the guest gets what the tender leaves of it
     * @param swap memory and swap together
     */
    public record Memory(
            @Nullable Long limit,
            @Nullable Long reservation,
            @Nullable Long swap) {
        public static final Memory NONE = new Memory(null, null, null);

        public Memory {
            atLeast("memory.limit", limit, -1);
            atLeast("memory.reservation", reservation, -1);
            atLeast("memory.swap", swap, -1);
            limit = given(limit);
            reservation = given(reservation);
            swap = given(swap);
        }
    }

    private static @Nullable Long given(@Nullable Long bytes) {
        return bytes == null || bytes == 0 ? null : bytes;
    }

    /**
     * CPU time.
     *
     * @param shares weight against other groups, 1024 being usual
     * @param quota microseconds of CPU time it may use in each period; −1: any
     * @param period length of a period in microseconds
     * @param cpus the CPUs it may run on, such as {@code 0-1,3}
     * @param mems the memory nodes it may use
     */
    public record Cpu(
            @Nullable Long shares,
            @Nullable Long quota,
            @Nullable Long period,
            @Nullable String cpus,
            @Nullable String mems) {
        public static final Cpu NONE = new Cpu(null, null, null, null, null);

        public Cpu {
            SoundText.require(PATH + "cpu.cpus", cpus);
            SoundText.require(PATH + "cpu.mems", mems);
            atLeast("cpu.shares", shares, 0);
            atLeast("cpu.quota", quota, -1);
            atLeast("cpu.period", period, 0);
        }

        public Cpu withShares(long value) {
            return new Cpu(value, quota, period, cpus, mems);
        }

        public Cpu withQuota(long value, long each) {
            return new Cpu(shares, value, each, cpus, mems);
        }
    }

    private static void atLeast(String name, @Nullable Long value, long least) {
        if (value != null && value < least) {
            throw new EngineException(
                    ErrorCode.CONFIG_INVALID, Message.of("%s%s is %s: use %s or more", PATH, name, value, least));
        }
    }

    public Resources withMemory(Memory value) {
        return new Resources(cgroupsPath, value, cpu, pidsLimit, unified);
    }

    public Resources withCpu(Cpu value) {
        return new Resources(cgroupsPath, memory, value, pidsLimit, unified);
    }

    public Resources withPidsLimit(long value) {
        return new Resources(cgroupsPath, memory, cpu, value, unified);
    }

    public Resources withCgroupsPath(String value) {
        return new Resources(value, memory, cpu, pidsLimit, unified);
    }
}
