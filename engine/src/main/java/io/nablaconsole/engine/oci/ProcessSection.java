package io.nablaconsole.engine.oci;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.nablaconsole.engine.api.Capabilities;
import io.nablaconsole.engine.api.ProcessSettings;
import io.nablaconsole.engine.api.ResourceLimit;
import io.nablaconsole.engine.api.TerminalSize;
import io.nablaconsole.engine.api.User;
import io.nablaconsole.engine.json.JsonReader;
import java.math.BigInteger;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The {@code process} object: whom it belongs to, and what the kernel is told of it. */
final class ProcessSection {
    private ProcessSection() {}

    /** Without a terminal it has no meaning, and the specification wants it ignored, whatever it says. */
    static TerminalSize consoleSize(JsonReader process) {
        if (!process.flag("terminal", false)) {
            return TerminalSize.DEFAULT;
        }
        JsonReader size = process.child("consoleSize");
        int columns = size.integer("width", 0);
        int rows = size.integer("height", 0);
        return columns == 0 && rows == 0 ? TerminalSize.DEFAULT : size.check(() -> new TerminalSize(columns, rows));
    }

    static ProcessSettings settings(JsonReader process) {
        Long oomScoreAdj = process.numberOrNull("oomScoreAdj");
        return process.check(() -> ProcessSettings.INHERITED.toBuilder()
                .user(user(process))
                .capabilities(capabilities(process))
                .rlimits(process.children("rlimits").stream()
                        .map(limit -> limit.check(() -> rlimit(limit)))
                        .toList())
                .noNewPrivileges(
                        process.has("noNewPrivileges") ? Boolean.valueOf(process.flag("noNewPrivileges", false)) : null)
                .appArmorProfile(process.textOrNull("apparmorProfile"))
                .label(process.textOrNull("selinuxLabel"))
                .oomScoreAdj(oomScoreAdj == null ? null : Integer.valueOf(process.integer("oomScoreAdj", 0)))
                .ioPriority(PrioritySection.io(process))
                .scheduler(PrioritySection.scheduler(process))
                .build());
    }

    private static @Nullable User user(JsonReader process) {
        if (!process.has("user")) {
            return null;
        }
        JsonReader user = process.child("user");
        Integer umask = user.has("umask") ? Integer.valueOf(user.integer("umask", 0)) : null;
        return user.check(
                () -> new User(user.number("uid", 0), user.number("gid", 0), umask, user.numbers("additionalGids")));
    }

    private static @Nullable Capabilities capabilities(JsonReader process) {
        if (!process.has("capabilities")) {
            return null;
        }
        JsonReader sets = process.child("capabilities");
        return new Capabilities(
                sets.texts("bounding"),
                sets.texts("effective"),
                sets.texts("inheritable"),
                sets.texts("permitted"),
                sets.texts("ambient"));
    }

    private static ResourceLimit rlimit(JsonReader limit) {
        return new ResourceLimit(limit.text("type"), limit.unsigned("soft"), limit.unsigned("hard"));
    }

    static void write(ObjectNode process, ProcessSettings settings) {
        User user = settings.user();
        if (user != null) {
            writeUser(process.putObject("user"), user);
        }
        Capabilities sets = settings.capabilities();
        if (sets != null) {
            ObjectNode node = process.putObject("capabilities");
            strings(node, "bounding", sets.bounding());
            strings(node, "effective", sets.effective());
            strings(node, "inheritable", sets.inheritable());
            strings(node, "permitted", sets.permitted());
            strings(node, "ambient", sets.ambient());
        }
        for (ResourceLimit limit : settings.rlimits()) {
            process.withArray("rlimits")
                    .addObject()
                    .put("type", limit.type())
                    .put("soft", unsigned(limit.soft()))
                    .put("hard", unsigned(limit.hard()));
        }
        if (settings.noNewPrivileges() != null) {
            process.put("noNewPrivileges", settings.noNewPrivileges());
        }
        if (settings.appArmorProfile() != null) {
            process.put("apparmorProfile", settings.appArmorProfile());
        }
        if (settings.label() != null) {
            process.put("selinuxLabel", settings.label());
        }
        if (settings.oomScoreAdj() != null) {
            process.put("oomScoreAdj", settings.oomScoreAdj());
        }
        PrioritySection.write(process, settings);
    }

    private static void writeUser(ObjectNode node, User user) {
        node.put("uid", user.uid()).put("gid", user.gid());
        if (user.umask() != null) {
            node.put("umask", user.umask());
        }
        if (!user.additionalGids().isEmpty()) {
            user.additionalGids().forEach(node.putArray("additionalGids")::add);
        }
    }

    private static BigInteger unsigned(long value) {
        return new BigInteger(Long.toUnsignedString(value));
    }

    static void strings(ObjectNode node, String name, List<String> values) {
        values.forEach(node.putArray(name)::add);
    }
}
