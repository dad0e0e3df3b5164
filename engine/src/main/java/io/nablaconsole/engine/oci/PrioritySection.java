package io.nablaconsole.engine.oci;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.nablaconsole.engine.api.EngineException;
import io.nablaconsole.engine.api.ErrorCode;
import io.nablaconsole.engine.api.IoPriority;
import io.nablaconsole.engine.api.Message;
import io.nablaconsole.engine.api.ProcessSettings;
import io.nablaconsole.engine.api.Scheduler;
import io.nablaconsole.engine.json.JsonReader;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** {@code process.ioPriority} and {@code process.scheduler}. */
final class PrioritySection {
    private PrioritySection() {}

    static @Nullable IoPriority io(JsonReader process) {
        if (!process.has("ioPriority")) {
            return null;
        }
        JsonReader node = process.child("ioPriority");
        IoPriority.Kind kind =
                one(node, "class", node.text("class"), IoPriority.Kind.values(), IoPriority.Kind::ociName);
        return node.check(() -> new IoPriority(kind, node.integer("priority", 0)));
    }

    static @Nullable Scheduler scheduler(JsonReader process) {
        if (!process.has("scheduler")) {
            return null;
        }
        JsonReader node = process.child("scheduler");
        Scheduler.Policy policy =
                one(node, "policy", node.text("policy"), Scheduler.Policy.values(), Scheduler.Policy::ociName);
        Set<Scheduler.Flag> flags = node.texts("flags").stream()
                .map(flag -> one(node, "flags", flag, Scheduler.Flag.values(), Scheduler.Flag::ociName))
                .collect(Collectors.toSet());
        return node.check(() -> new Scheduler(
                policy,
                node.integer("nice", 0),
                node.integer("priority", 0),
                flags,
                node.number("runtime", 0),
                node.number("deadline", 0),
                node.number("period", 0)));
    }

    private static <T> T one(JsonReader node, String member, String text, T[] values, Function<T, String> name) {
        return Stream.of(values)
                .filter(value -> name.apply(value).equals(text))
                .findFirst()
                .orElseThrow(() -> new EngineException(
                        ErrorCode.CONFIG_INVALID,
                        Message.of(
                                "%s.%s is '%s': use one of %s",
                                node.path(),
                                member,
                                text,
                                Stream.of(values).map(name).toList())));
    }

    static void write(ObjectNode process, ProcessSettings settings) {
        IoPriority io = settings.ioPriority();
        if (io != null) {
            process.putObject("ioPriority").put("class", io.kind().ociName()).put("priority", io.level());
        }
        Scheduler scheduler = settings.scheduler();
        if (scheduler != null) {
            ObjectNode node = process.putObject("scheduler");
            node.put("policy", scheduler.policy().ociName());
            node.put("nice", scheduler.nice()).put("priority", scheduler.priority());
            List<String> flags = scheduler.flags().stream()
                    .map(Scheduler.Flag::ociName)
                    .sorted()
                    .toList();
            ProcessSection.strings(node, "flags", flags);
            node.put("runtime", scheduler.runtime());
            node.put("deadline", scheduler.deadline()).put("period", scheduler.period());
        }
    }
}
