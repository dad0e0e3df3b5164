package io.nablaconsole.engine.cli;

import io.nablaconsole.engine.api.ConfigBuilder;
import io.nablaconsole.engine.api.DeviceSpelling;
import io.nablaconsole.engine.api.EngineException;
import io.nablaconsole.engine.api.ErrorCode;
import io.nablaconsole.engine.api.HostPath;
import io.nablaconsole.engine.api.Message;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** With {@code --image}: what stands behind the guest's devices, its network, and which tender runs it. */
final class DeviceOptions {
    private static final String QEMU = "io.nablaconsole.qemu.";
    private static final String NAMESPACE = "ns:";
    private static final String RESTRICTED = "user,restrict";
    private static final Pattern PORT = Pattern.compile("((?:[0-9.]+:)?[0-9]+:[0-9]+)(?:/(tcp|udp))?");

    @Option(
            names = "--block",
            paramLabel = "NAME=FILE[:ro][,size=N]",
            description = "with --image: file or block device behind the block device NAME of the unikernel; ro: writes"
                    + " fail; size: bytes of a block (512)")
    private List<String> blocks = new ArrayList<>();

    @Option(
            names = {"--net", "--network"},
            paramLabel = "NET",
            description = {
                "with --image, for the network device NAME of the unikernel:",
                "NAME=tap:TAP[,mac=MAC]: a tap that exists;",
                "NAME=bridge:BRIDGE[,mac=MAC][,ipv4=ADDRESS/LENGTH][,ipv4-gateway=ADDRESS][,ipv6=...]: a tap made on"
                        + " that bridge, and the addresses told to the guest.",
                "Without a NAME: none (the default); user: QEMU's user network, where the guest reaches the network of"
                        + " this host, and its 127.0.0.1 as 10.0.2.2; user,restrict: the same, but it reaches nothing"
                        + " and is reached by --publish alone; ns:PATH: look for taps and bridges in that network"
                        + " namespace"
            })
    private List<String> networks = new ArrayList<>();

    @Option(
            names = {"-p", "--publish"},
            paramLabel = "[ADDRESS:]PORT:GUESTPORT[/udp]",
            description = "with --image, on QEMU's user network: this port of the host leads to the guest's")
    private List<String> ports = new ArrayList<>();

    @Option(
            names = "--tender",
            paramLabel = "NAME",
            description = "with --image: what runs it, such as solo5-spt (default: the first that can)")
    private @Nullable String tender;

    @Option(
            names = "--annotation",
            paramLabel = "KEY=VALUE",
            description = "with --image: annotation, as in a bundle; those of io.nablaconsole take effect")
    private List<String> annotations = new ArrayList<>();

    /** The first option that was given; null when none was. */
    @Nullable
    String first() {
        Map<String, List<String>> lists = new LinkedHashMap<>();
        lists.put("--block", blocks);
        lists.put("--net", networks);
        lists.put("--publish", ports);
        lists.put("--tender", tender == null ? List.of() : List.of(tender));
        lists.put("--annotation", annotations);
        return lists.entrySet().stream()
                .filter(option -> !option.getValue().isEmpty())
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(null);
    }

    /** Adds to {@code config} what these options say. */
    void apply(ConfigBuilder config) {
        for (String word : blocks) {
            DeviceSpelling device = DeviceSpelling.block(word, Path.of("").toAbsolutePath());
            config.device(device.name(), device.backing());
        }
        for (String word : networks) {
            network(config, word);
        }
        for (int i = 0; i < ports.size(); i++) {
            config.annotation(QEMU + "forward." + i, forward(ports.get(i)));
        }
        if (tender != null) {
            config.tender(tender);
        }
    }

    private void network(ConfigBuilder config, String word) {
        if (word.equals("none")) {
            if (networks.size() > 1 || !ports.isEmpty()) {
                throw invalid(Message.of("--net none beside another --net or --publish: leave one of them out"));
            }
        } else if (word.equals("user") || word.equals(RESTRICTED)) {
            config.annotation(QEMU + "net", "user");
            if (word.equals(RESTRICTED)) {
                config.annotation(QEMU + "restrict", "true");
            }
        } else if (word.startsWith(NAMESPACE)) {
            config.netnsPath(
                    HostPath.of("--net", word.substring(NAMESPACE.length())).toAbsolutePath());
        } else {
            DeviceSpelling device = DeviceSpelling.net(word);
            config.device(device.name(), device.backing());
        }
    }

    private static String forward(String word) {
        Matcher m = PORT.matcher(word);
        if (!m.matches()) {
            throw invalid(Message.of(
                    "--publish %s is not [ADDRESS:]PORT:GUESTPORT[/tcp|udp]: write for example 8080:80", word));
        }
        return (m.group(2) == null ? "tcp" : m.group(2)) + ":" + m.group(1);
    }

    /** The annotations given. */
    Map<String, String> annotations() {
        Map<String, String> all = new LinkedHashMap<>();
        for (String word : annotations) {
            int equals = word.indexOf('=');
            if (equals < 1) {
                throw invalid(Message.of("--annotation %s is not KEY=VALUE", word));
            }
            all.put(word.substring(0, equals), word.substring(equals + 1));
        }
        return all;
    }

    private static EngineException invalid(Message message) {
        return new EngineException(ErrorCode.CONFIG_INVALID, message);
    }
}
