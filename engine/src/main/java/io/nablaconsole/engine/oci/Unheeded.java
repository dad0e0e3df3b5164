package io.nablaconsole.engine.oci;

import com.fasterxml.jackson.databind.JsonNode;
import io.nablaconsole.engine.api.Config;
import io.nablaconsole.engine.api.EngineException;
import io.nablaconsole.engine.api.ErrorCode;
import io.nablaconsole.engine.api.Message;
import io.nablaconsole.engine.json.Json;
import io.nablaconsole.engine.json.JsonReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Members of a document that this engine does not act on. What would leave a container with more, or with less, than its
 * owner was promised is refused; what is without effect is said; what supervisors send with every container, and what
 * cannot matter to a unikernel, passes without a word. {@code resources/docs/oci.md} has them all.
 */
public final class Unheeded {
    private static final Message NOT_SET = Message.of("the engine does not set it");
    private static final Message NO_MAPPINGS = Message.of("there is no user namespace among linux.namespaces");
    private static final Message NO_HARDWARE = Message.of("no hardware of the host is handed to a guest");

    private record Rule(String member, Message why) {}

    private static final List<Rule> REFUSED = List.of(
            new Rule("linux.uidMappings", NO_MAPPINGS),
            new Rule("linux.gidMappings", NO_MAPPINGS),
            new Rule("linux.timeOffsets", Message.of("there is no time namespace among linux.namespaces")),
            new Rule(
                    "linux.netDevices",
                    Message.of("no interface is moved; name a tap with the annotation io.nablaconsole.tap.NAME")),
            new Rule("linux.intelRdt", Message.of("caches and memory bandwidth are not shared out here")),
            new Rule("vm.hwConfig.deviceTree", NO_HARDWARE),
            new Rule("vm.hwConfig.dtdevs", NO_HARDWARE),
            new Rule("vm.hwConfig.iomems", NO_HARDWARE),
            new Rule("vm.hwConfig.irqs", NO_HARDWARE));

    private static final List<Rule> WARNED = List.of(
            new Rule(
                    "linux.devices",
                    Message.of("a unikernel opens no device files; annotations name its disks and taps")),
            new Rule("linux.memoryPolicy", NOT_SET),
            new Rule(
                    "linux.seccomp.listenerPath",
                    Message.of("each unikernel has the filter of its own interface, which asks nobody")),
            new Rule("linux.resources.memory.kernel", NOT_SET),
            new Rule("linux.resources.memory.kernelTCP", NOT_SET),
            new Rule("linux.resources.memory.swappiness", NOT_SET),
            new Rule("linux.resources.memory.disableOOMKiller", NOT_SET),
            new Rule("linux.resources.memory.checkBeforeUpdate", NOT_SET),
            new Rule("linux.resources.cpu.realtimeRuntime", NOT_SET),
            new Rule("linux.resources.cpu.realtimePeriod", NOT_SET),
            new Rule("linux.resources.cpu.burst", NOT_SET),
            new Rule("linux.resources.cpu.idle", NOT_SET),
            new Rule("linux.resources.blockIO", NOT_SET),
            new Rule("linux.resources.hugepageLimits", NOT_SET),
            new Rule("linux.resources.network", NOT_SET),
            new Rule("linux.resources.rdma", NOT_SET),
            new Rule("vm.hypervisor", Message.of("the annotation io.nablaconsole.tender says what runs a guest")));

    /** What docker and podman set for every container. */
    private static final Set<String> SUPERVISORS_SYSCTLS =
            Set.of("net.ipv4.ping_group_range", "net.ipv4.ip_unprivileged_port_start");

    private Unheeded() {}

    /**
     * Refuses what cannot be had.
     *
     * @throws EngineException {@link ErrorCode#CONFIG_INVALID} naming the first such member
     */
    public static void refuse(Config config) {
        JsonNode top = top(config);
        for (Rule rule : REFUSED) {
            if (asksFor(member(top, rule.member))) {
                throw refused(rule.member, rule.why);
            }
        }
        String domain = member(top, "linux.personality.domain").asText("LINUX");
        if (!domain.equals("LINUX")) {
            throw refused(
                    "linux.personality.domain", Message.of("%s means programs of 32 bits, which no tender is", domain));
        }
    }

    private static EngineException refused(String member, Message why) {
        return new EngineException(
                ErrorCode.CONFIG_INVALID, Message.of("%s cannot be had: %s; leave it out", member, why));
    }

    /** What the document asks for in vain, one sentence each. */
    public static List<Message> warnings(Config config) {
        List<Message> said = new ArrayList<>();
        JsonNode top = top(config);
        for (Rule rule : WARNED) {
            if (asksFor(member(top, rule.member))) {
                said.add(vain(rule.member, rule.why));
            }
        }
        sysctls(member(top, "linux.sysctl"), said);
        JsonReader document = JsonReader.of(top);
        List<String> args = document.child("process").texts("args");
        boolean init = InitOption.given(document, args);
        if (init) {
            said.add(Message.of(
                    "--init has no meaning: a unikernel is the only program of its container; %s is passed over",
                    args.get(0)));
        }
        List<String> mounts = UnheededMounts.destinations(ConfigDocument.mounts(document, "mounts"));
        mounts.removeIf(destination -> init && destination.equals(args.get(0)));
        if (!mounts.isEmpty() && !config.isPause()) {
            said.add(vain(
                    "mounts",
                    Message.of(
                            "%s stays outside: a unikernel does not see files of the host; attach a disk instead",
                            String.join(", ", mounts))));
        }
        return said;
    }

    private static void sysctls(JsonNode sysctl, List<Message> said) {
        TreeSet<String> names = new TreeSet<>();
        sysctl.fieldNames().forEachRemaining(names::add);
        names.removeAll(SUPERVISORS_SYSCTLS);
        for (String name : names) {
            said.add(vain("linux.sysctl." + name, Message.of("a unikernel is its own kernel")));
        }
    }

    private static Message vain(String member, Message why) {
        return Message.of("%s has no effect: %s", member, why);
    }

    private static JsonNode top(Config config) {
        String document = config.document();
        try {
            return document == null ? Json.object() : Json.parse(document.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            return Json.object(); // it was read before: there is nothing to say of it
        }
    }

    private static JsonNode member(JsonNode top, String path) {
        JsonNode node = top;
        for (String name : path.split("\\.", -1)) {
            node = node.path(name);
        }
        return node;
    }

    /** Supervisors write members that nobody set as false, 0 or nothing. */
    private static boolean asksFor(JsonNode node) {
        if (node.isContainerNode()) {
            for (JsonNode inner : node) {
                if (asksFor(inner)) {
                    return true;
                }
            }
            // a list or a map by name that is there says something by its members, empty as they may be
            return node.isObject() && node.size() > 0 && node.elements().next().isObject();
        }
        return node.isTextual() ? !node.textValue().isEmpty() : node.asBoolean(node.asDouble() != 0);
    }
}
