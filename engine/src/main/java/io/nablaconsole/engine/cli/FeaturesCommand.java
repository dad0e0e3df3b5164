package io.nablaconsole.engine.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.nablaconsole.engine.api.Capabilities;
import io.nablaconsole.engine.api.Config;
import io.nablaconsole.engine.json.Json;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine.Command;

/** Prints what this runtime can, as the OCI runtime specification's features document. */
@Command(name = "features", description = "Print what this runtime can, as OCI JSON.", mixinStandardHelpOptions = true)
final class FeaturesCommand implements Runnable {
    private static final List<String> HOOKS =
            List.of("prestart", "createRuntime", "createContainer", "startContainer", "poststart", "poststop");

    @Override
    public void run() {
        ObjectNode top = Json.object();
        top.put("ociVersionMin", "1.0.0");
        top.put("ociVersionMax", Config.OCI_VERSION);
        HOOKS.forEach(top.putArray("hooks")::add);
        top.putArray("mountOptions");
        linux(top.putObject("linux"));
        // they name files, disks and interfaces of the host
        top.putArray("potentiallyUnsafeConfigAnnotations").add("io.nablaconsole.");
        top.putObject("annotations").put("io.nablaconsole.version", Version.NUMBER);
        System.out.println(Json.print(top));
    }

    private static void linux(ObjectNode linux) {
        Stream.of("cgroup", "ipc", "mount", "network", "uts").forEach(linux.putArray("namespaces")::add);
        Capabilities.KNOWN.forEach(linux.putArray("capabilities")::add);
        ObjectNode cgroup = linux.putObject("cgroup");
        cgroup.put("v1", true).put("v2", true);
        cgroup.put("systemd", false).put("systemdUser", false).put("rdma", false);
        // every unikernel gets the filter its own ABI asks for; linux.seccomp is not needed beside it
        linux.putObject("seccomp").put("enabled", false);
        linux.putObject("apparmor").put("enabled", true);
        linux.putObject("selinux").put("enabled", true);
        linux.putObject("intelRdt").put("enabled", false).put("schemata", false).put("monitoring", false);
        linux.putObject("netDevices").put("enabled", false);
        linux.withObject("/mountExtensions/idmap").put("enabled", false);
    }
}
