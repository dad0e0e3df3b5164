package io.nablaconsole.engine.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the kernel is told of a process before it is executed. A part that is null (or empty) leaves things as the
 * engine has them.
 *
 * @param rlimits at most one a type
 * @param noNewPrivileges whether executing a set-uid program gains nothing
 * @param appArmorProfile AppArmor profile of the process
 * @param label SELinux label of the process; libcontainer's {@code Label}
 * @param oomScoreAdj −1000 (never killed for lack of memory) to 1000 (first)
 * @param ioPriority of its reads and writes of disks
 * @param scheduler of its use of the processors
 */
public record ProcessSettings(
        @Nullable User user,
        @Nullable Capabilities capabilities,
        List<ResourceLimit> rlimits,
        @Nullable Boolean noNewPrivileges,
        @Nullable String appArmorProfile,
        @Nullable String label,
        @Nullable Integer oomScoreAdj,
        @Nullable IoPriority ioPriority,
        @Nullable Scheduler scheduler) {
    /** Everything as the engine has it. */
    public static final ProcessSettings INHERITED = new ProcessSettingsBuilder().build();

    private static final int OOM_RANGE = 1000;

    /** @throws EngineException {@link ErrorCode#CONFIG_INVALID} naming the part that is wrong */
    public ProcessSettings {
        rlimits = List.copyOf(rlimits);
        SoundText.require("process.apparmorProfile", appArmorProfile);
        SoundText.require("process.selinuxLabel", label);
        if (rlimits.stream().map(ResourceLimit::type).distinct().count() != rlimits.size()) {
            throw new EngineException(ErrorCode.CONFIG_INVALID, Message.of("process.rlimits names a type twice"));
        }
        if (oomScoreAdj != null && Math.abs(oomScoreAdj) > OOM_RANGE) {
            throw new EngineException(
                    ErrorCode.CONFIG_INVALID, Message.of("process.oomScoreAdj is %s: use -1000 to 1000", oomScoreAdj));
        }
    }

    /** These settings, with {@code other}'s in the places of those that say nothing. */
    public ProcessSettings orElse(ProcessSettings other) {
        return new ProcessSettings(
                user != null ? user : other.user,
                capabilities != null ? capabilities : other.capabilities,
                rlimits.isEmpty() ? other.rlimits : rlimits,
                noNewPrivileges != null ? noNewPrivileges : other.noNewPrivileges,
                appArmorProfile != null ? appArmorProfile : other.appArmorProfile,
                label != null ? label : other.label,
                oomScoreAdj != null ? oomScoreAdj : other.oomScoreAdj,
                ioPriority != null ? ioPriority : other.ioPriority,
                scheduler != null ? scheduler : other.scheduler);
    }

    /** Begins settings that differ from these. */
    public ProcessSettingsBuilder toBuilder() {
        return new ProcessSettingsBuilder(this);
    }
}
