package io.nablaconsole.app.create;

import io.nablaconsole.app.i18n.Messages;
import io.nablaconsole.engine.api.Config;
import io.nablaconsole.engine.api.Hooks;
import io.nablaconsole.engine.api.ProcessSettings;
import io.nablaconsole.engine.api.Resources;
import java.util.ArrayList;
import java.util.List;

/** Says what comes along with a configuration that the form has no field for. */
final class Copied {
    private Copied() {}

    /** The parts in words, such as {@code 2 variables, hooks}; empty when there are none. */
    static String unseen(Config config) {
        List<String> parts = new ArrayList<>();
        if (!config.env().isEmpty()) {
            parts.add(Messages.get("create.copied.env", config.env().size()));
        }
        if (!config.cwd().equals("/")) {
            parts.add(Messages.get("create.copied.cwd"));
        }
        if (!config.hooks().equals(Hooks.NONE)) {
            parts.add(Messages.get("create.copied.hooks"));
        }
        if (!ConfigDraft.limits(config).equals(Resources.NONE)) {
            parts.add(Messages.get("create.copied.limits"));
        }
        if (!config.mounts().isEmpty()) {
            parts.add(Messages.get("create.copied.mounts", config.mounts().size()));
        }
        if (config.hostname() != null || config.domainname() != null) {
            parts.add(Messages.get("create.copied.hostname"));
        }
        if (!config.settings().equals(ProcessSettings.INHERITED)) {
            parts.add(Messages.get("create.copied.settings"));
        }
        return String.join(", ", parts);
    }
}
