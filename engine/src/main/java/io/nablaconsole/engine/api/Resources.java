package io.nablaconsole.engine.api;

import org.jspecify.annotations.Nullable;

/**
 * What the control group of a container allows; {@code linux.resources} and {@code linux.cgroupsPath}. Null: no limit
 * is set. They hold for the tender's whole process, guest and monitor together.
 *
 * @param cgroupsPath where its control group is, below the hierarchy's top, or systemd's {@code SLICE:PREFIX:NAME};
 *     null: {@code nabla/} and a name made from the id
 * @param pidsLimit processes and threads at once; −1: any number
 */
public record Resources(
        @Nullable String cgroupsPath,
        Memory memory,
        Cpu cpu,
        @Nullable Long pidsLimit) {
    public static final Resources NONE = new Resources(null, Memory.NONE, Cpu.NONE, null);

    private static final String PATH = "linux.resources.";

    /** @throws EngineException {@link ErrorCode#CONFIG_INVALID} when the path leads upwards */
    public Resources {
        SoundText.require("linux.cgroupsPath", cgroupsPath);
        if (cgroupsPath != null && ("/" + cgroupsPath + "/").contains("/../")) {
            throw new EngineException(
                    ErrorCode.CONFIG_INVALID,
                    Message.of("linux.cgroupsPath '%s' leads upwards with '..'", cgroupsPath));
        }
    }

    /**
     * Limits in bytes; −1: none.
     *
     * @param limit also the size of the guest when read from a configuration; the tender's own need is added to it
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
        }
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
        return new Resources(cgroupsPath, value, cpu, pidsLimit);
    }

    public Resources withCpu(Cpu value) {
        return new Resources(cgroupsPath, memory, value, pidsLimit);
    }

    public Resources withPidsLimit(long value) {
        return new Resources(cgroupsPath, memory, cpu, value);
    }

    public Resources withCgroupsPath(String value) {
        return new Resources(value, memory, cpu, pidsLimit);
    }
}
