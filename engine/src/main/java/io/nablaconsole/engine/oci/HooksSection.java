package io.nablaconsole.engine.oci;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.nablaconsole.engine.api.Hook;
import io.nablaconsole.engine.api.Hooks;
import io.nablaconsole.engine.api.HostPath;
import io.nablaconsole.engine.json.JsonReader;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The {@code hooks} object: six lists of programs. */
public final class HooksSection {
    private HooksSection() {}

    /** Reads the member {@code hooks} of {@code top}. */
    public static Hooks read(JsonReader top) {
        JsonReader hooks = top.child("hooks");
        return new Hooks(
                list(hooks, Hooks.Point.PRESTART),
                list(hooks, Hooks.Point.CREATE_RUNTIME),
                list(hooks, Hooks.Point.CREATE_CONTAINER),
                list(hooks, Hooks.Point.START_CONTAINER),
                list(hooks, Hooks.Point.POSTSTART),
                list(hooks, Hooks.Point.POSTSTOP));
    }

    private static List<Hook> list(JsonReader hooks, Hooks.Point point) {
        return hooks.children(point.toString()).stream()
                .map(hook -> hook.check(() -> hook(hook)))
                .toList();
    }

    private static Hook hook(JsonReader hook) {
        return new Hook(
                hook.path("path"), hook.texts("args"), hook.texts("env"), seconds(hook.numberOrNull("timeout")));
    }

    private static @Nullable Duration seconds(@Nullable Long count) {
        return count == null ? null : Duration.ofSeconds(count);
    }

    /** Spells {@code hooks}; nothing is written where there are none. */
    public static void write(ObjectNode top, Hooks hooks) {
        for (Hooks.Point point : Hooks.Point.values()) {
            if (!hooks.at(point).isEmpty()) {
                ArrayNode list = top.withObject("/hooks").putArray(point.toString());
                hooks.at(point).forEach(hook -> write(list.addObject(), hook));
            }
        }
    }

    private static void write(ObjectNode node, Hook hook) {
        node.put("path", HostPath.text(hook.path()));
        if (!hook.args().isEmpty()) {
            ProcessSection.strings(node, "args", hook.args());
        }
        if (!hook.env().isEmpty()) {
            ProcessSection.strings(node, "env", hook.env());
        }
        Duration timeout = hook.timeout();
        if (timeout != null) {
            node.put("timeout", timeout.toSeconds());
        }
    }
}
