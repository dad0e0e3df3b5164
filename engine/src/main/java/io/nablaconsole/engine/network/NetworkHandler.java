package io.nablaconsole.engine.network;

import io.nablaconsole.engine.api.Config;
import io.nablaconsole.engine.api.ContainerId;
import io.nablaconsole.engine.api.DeviceBacking;
import io.nablaconsole.engine.api.DeviceBacking.BridgedTap;
import io.nablaconsole.engine.api.DeviceBacking.Tap;
import io.nablaconsole.engine.api.EngineException;
import io.nablaconsole.engine.api.ErrorCode;
import io.nablaconsole.engine.api.HandlerContext;
import io.nablaconsole.engine.api.HandlerState;
import io.nablaconsole.engine.api.Leftover;
import io.nablaconsole.engine.api.LowLevelHandler;
import io.nablaconsole.engine.api.Message;
import io.nablaconsole.engine.api.Namespace;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;

/**
 * Gives a container its network: nothing where its unikernel asks for none, taps that exist as they are, taps on bridges
 * made and taken away; in the network namespace of its configuration.
 *
 * <p>Later handlers see an ordinary tap in the place of every one made, each with its hardware address, and the guest's
 * addresses among its arguments.
 */
public final class NetworkHandler implements LowLevelHandler {
    @Override
    public void validate(Config config) {
        Path netns = config.netnsPath();
        if (netns != null) {
            checkNamespace(netns);
        }
        Map<String, DeviceBacking> devices = networkDevices(config);
        if (devices.isEmpty()) {
            return;
        }
        if (netns == null && config.namespace(Namespace.Kind.NETWORK).isPresent()) {
            throw new EngineException(
                    ErrorCode.CONFIG_INVALID,
                    Message.of(
                            "linux.namespaces asks for a new network namespace, which holds no tap for %s: remove it, or"
                                    + " make one with: ip netns add NAME, and give its path /run/netns/NAME",
                            String.join(", ", devices.keySet())));
        }
        Privilege.requireTun();
        Ip ip = new Ip(netns);
        devices.forEach((name, backing) -> {
            if (backing instanceof BridgedTap tap) {
                Privilege.NET_ADMIN.require(
                        Message.of("cannot make a tap on the bridge %s for device '%s'", tap.bridge(), name),
                        Message.of(
                                "run as root, or have a tap made for this user and name that: ip tuntap add dev tap0"
                                        + " mode tap user %s",
                                System.getProperty("user.name")));
                Bridges.check(ip.find(tap.bridge()), tap.bridge());
            } else if (backing instanceof Tap tap) {
                TapInterface.usable(ip, name, tap);
            }
        });
        GuestArguments.with(config);
    }

    private static void checkNamespace(Path netns) {
        if (!Files.exists(netns)) {
            throw new EngineException(
                    ErrorCode.CONFIG_INVALID,
                    Message.of(
                            "there is no network namespace %s: make one with: ip netns add NAME, and name /run/netns/NAME",
                            netns));
        }
        Privilege.SYS_ADMIN.require(
                Message.of("cannot enter the network namespace %s", netns), Message.of("run as root"));
    }

    private static Map<String, DeviceBacking> networkDevices(Config config) {
        Map<String, DeviceBacking> devices = new TreeMap<>(config.devices());
        devices.values().removeIf(backing -> !(backing instanceof Tap || backing instanceof BridgedTap));
        return devices;
    }

    @Override
    public HandlerState create(HandlerContext context) {
        Journal journal = plan(context);
        if (!journal.isEmpty()) {
            journal.write(context.directory());
            make(context, journal);
        }
        return journal.state();
    }

    /** Taps do not survive a reboot, definitions do: what is missing is made again. */
    @Override
    public HandlerState run(HandlerContext context, HandlerState state) {
        validate(context.config());
        make(context, Journal.read(context.directory(), state));
        return state;
    }

    private static Journal plan(HandlerContext context) {
        Map<String, String> taps = new LinkedHashMap<>();
        Set<String> bridges = new TreeSet<>();
        context.config().devices().forEach((device, backing) -> {
            if (backing instanceof BridgedTap tap) {
                taps.put(device, Owner.of(context).tapName(device));
                bridges.add(tap.bridge());
            }
        });
        return new Journal(taps.isEmpty() ? null : context.config().netnsPath(), taps, List.copyOf(bridges));
    }

    private static void make(HandlerContext context, Journal journal) {
        Taps taps = new Taps(new Ip(journal.netns()));
        new TreeMap<>(journal.taps()).forEach((device, name) -> {
            if (context.config().devices().get(device) instanceof BridgedTap tap) {
                taps.ensure(name, tap, Owner.of(context));
            }
        });
    }

    @Override
    public Config provide(HandlerContext context, HandlerState state) {
        Config config = context.config();
        if (networkDevices(config).isEmpty()) {
            return config;
        }
        Map<String, DeviceBacking> devices = new LinkedHashMap<>(config.devices());
        devices.replaceAll((device, backing) -> {
            String derived = Owner.of(context).mac(device);
            if (backing instanceof BridgedTap tap) {
                String name = Owner.of(context).tapName(device);
                return new Tap(name, tap.mac() == null ? derived : tap.mac());
            }
            return backing instanceof Tap tap && tap.mac() == null ? new Tap(tap.name(), derived) : backing;
        });
        return config.withGuest(GuestArguments.with(config), devices);
    }

    @Override
    public void destroy(HandlerContext context, HandlerState state) {
        Journal journal = Journal.read(context.directory(), state);
        Path netns = journal.netns();
        if (journal.isEmpty() || (netns != null && !Files.exists(netns))) {
            return; // what was in a namespace went with it
        }
        Ip ip = new Ip(netns);
        journal.taps().values().forEach(new Taps(ip)::remove);
        journal.bridges().forEach(new Bridges(ip)::removeIfUnused);
    }

    @Override
    public List<Leftover> leftovers(Path root, Supplier<Set<ContainerId>> owners) {
        return new Orphans(root).find(owners);
    }

    @Override
    public void remove(Leftover leftover) {
        Orphans.remove(leftover);
    }
}
