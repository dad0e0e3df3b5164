package io.nablaconsole.engine.rumprun;

import io.nablaconsole.engine.api.Config;
import io.nablaconsole.engine.api.DeviceBacking;
import io.nablaconsole.engine.api.DeviceBacking.BlockFile;
import io.nablaconsole.engine.api.DeviceBacking.BridgedTap;
import io.nablaconsole.engine.api.EngineException;
import io.nablaconsole.engine.api.ErrorCode;
import io.nablaconsole.engine.api.Message;
import io.nablaconsole.engine.cmdline.GuestCommandLine;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The command line of a rumprun guest: one object of JSON, with as many members {@code env} as there are variables, as
 * its parser wants them. Carried from runnc's {@code CreateRumprunArgs}, which joins arguments with blanks and quotes
 * them as JSON; see {@link RumprunText}.
 */
public final class RumprunCommandLine {
    private RumprunCommandLine() {}

    /** Whether the arguments are such a command line already, written by whoever made the configuration. */
    public static boolean isComplete(Config config) {
        List<String> arguments = config.guestArguments();
        return arguments.size() == 1 && arguments.get(0).startsWith("{");
    }

    /**
     * What a guest with this configuration is told: program and arguments, environment, host name, addresses, its disk
     * as its root, and the directory it begins in.
     *
     * @throws EngineException {@link ErrorCode#CONFIG_INVALID} when something cannot be said to a rumprun guest
     */
    public static String of(Config config) {
        if (isComplete(config)) {
            return GuestCommandLine.checked(config.guestArguments().get(0));
        }
        List<String> members = new ArrayList<>();
        for (String variable : config.env()) {
            members.add("\"env\":" + RumprunText.quoted(Message.of("environment variable"), variable));
        }
        if (config.hostname() != null) {
            members.add("\"hostname\":" + RumprunText.quoted(Message.of("host name"), config.hostname()));
        }
        members.add("\"cmdline\":" + RumprunText.commandLine(config.args()));
        Map<String, DeviceBacking> devices = new TreeMap<>(config.devices());
        devices.forEach((name, backing) -> {
            if (backing instanceof BridgedTap tap) {
                members.addAll(RumprunNetwork.members(tap.ipv4(), tap.ipv6()));
            }
        });
        if (devices.values().stream().anyMatch(BlockFile.class::isInstance)) {
            members.add("\"blk\":{\"source\":\"etfs\",\"path\":\"/dev/ld0a\",\"fstype\":\"blk\",\"mountpoint\":\"/\"}");
            // after the disk: the directory may lie on it
            members.add("\"cwd\":" + RumprunText.quoted(Message.of("working directory"), config.cwd()));
        }
        return GuestCommandLine.checked("{" + String.join(",", members) + "}");
    }
}
