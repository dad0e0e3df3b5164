package io.nablaconsole.engine.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Collects settings of a process; what is not given stays as the engine has it. Not for use by several threads. */
public final class ProcessSettingsBuilder {
    private @Nullable User user;
    private @Nullable Capabilities capabilities;
    private @Nullable Boolean noNewPrivileges;
    private @Nullable String appArmorProfile;
    private @Nullable String label;
    private @Nullable Integer oomScoreAdj;
    private @Nullable IoPriority ioPriority;
    private @Nullable Scheduler scheduler;
    private List<ResourceLimit> rlimits = List.of();

    ProcessSettingsBuilder() {}

    ProcessSettingsBuilder(ProcessSettings from) {
        user = from.user();
        capabilities = from.capabilities();
        noNewPrivileges = from.noNewPrivileges();
        appArmorProfile = from.appArmorProfile();
        label = from.label();
        oomScoreAdj = from.oomScoreAdj();
        ioPriority = from.ioPriority();
        scheduler = from.scheduler();
        rlimits = from.rlimits();
    }

    public ProcessSettingsBuilder user(@Nullable User value) {
        user = value;
        return this;
    }

    public ProcessSettingsBuilder capabilities(@Nullable Capabilities value) {
        capabilities = value;
        return this;
    }

    public ProcessSettingsBuilder noNewPrivileges(@Nullable Boolean value) {
        noNewPrivileges = value;
        return this;
    }

    public ProcessSettingsBuilder appArmorProfile(@Nullable String value) {
        appArmorProfile = value;
        return this;
    }

    public ProcessSettingsBuilder label(@Nullable String value) {
        label = value;
        return this;
    }

    public ProcessSettingsBuilder oomScoreAdj(@Nullable Integer value) {
        oomScoreAdj = value;
        return this;
    }

    public ProcessSettingsBuilder ioPriority(@Nullable IoPriority value) {
        ioPriority = value;
        return this;
    }

    public ProcessSettingsBuilder scheduler(@Nullable Scheduler value) {
        scheduler = value;
        return this;
    }

    public ProcessSettingsBuilder rlimits(List<ResourceLimit> values) {
        rlimits = List.copyOf(values);
        return this;
    }

    /**
     * Finishes the settings.
     *
     * @throws EngineException {@link ErrorCode#CONFIG_INVALID} naming the part that is wrong
     */
    public ProcessSettings build() {
        return new ProcessSettings(
                user,
                capabilities,
                rlimits,
                noNewPrivileges,
                appArmorProfile,
                label,
                oomScoreAdj,
                ioPriority,
                scheduler);
    }
}
