package io.nablaconsole.engine.network;

import io.nablaconsole.engine.api.DeviceBacking.BridgedTap;
import io.nablaconsole.engine.api.EngineException;
import io.nablaconsole.engine.api.ErrorCode;
import io.nablaconsole.engine.api.GuestAddress;
import io.nablaconsole.engine.api.Message;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Bridges that taps are ports of. One that somebody else made is used as it is; the engine's own bear a mark. */
final class Bridges {
    private final Ip ip;

    Bridges(Ip ip) {
        this.ip = ip;
    }

    static boolean isOwn(Link link) {
        return link.isBridge() && Owner.isMarked(link);
    }

    /**
     * Checks that {@code name} is a bridge that can be used, or free to be made.
     *
     * @throws EngineException {@link ErrorCode#CONFIG_INVALID} when it is something else, or down
     */
    static void check(Optional<Link> found, String name) {
        if (found.isEmpty() || isOwn(found.get())) {
            return;
        }
        if (!found.get().isBridge()) {
            throw new EngineException(
                    ErrorCode.CONFIG_INVALID,
                    Message.of(
                            "interface %s is no bridge: name a bridge, or one that does not exist to have it made",
                            name));
        }
        if (!found.get().up()) {
            throw new EngineException(
                    ErrorCode.CONFIG_INVALID,
                    Message.of("bridge %s is down: set it up with: ip link set %s up", name, name));
        }
    }

    /** Makes the bridge where there is none, and gives one of the engine's own the gateways' addresses. */
    Link ensure(BridgedTap tap, Owner owner) {
        String name = tap.bridge();
        Optional<Link> found = ip.find(name);
        check(found, name);
        if (found.isEmpty()) {
            make(name, owner);
        }
        if (found.isEmpty() || isOwn(found.get())) {
            address(name, tap.ipv4());
            address(name, tap.ipv6());
        }
        return ip.find(name)
                .orElseThrow(() -> new EngineException(
                        ErrorCode.SYSTEM_ERROR, Message.of("bridge %s was removed while it was taken into use", name)));
    }

    /**
     * Makes the bridge under a name that is nobody else's, and gives it its own in the moment it is marked and up: whoever
     * finds a bridge by its name finds a whole one, also when this program is killed on the way.
     */
    private void make(String name, Owner owner) {
        Message failed = Message.of("cannot make the bridge %s", name);
        String draft = owner.draftName(name);
        if (ip.find(draft).isEmpty()) {
            ip.run(failed, "link", "add", "name", draft, "type", "bridge");
        }
        try {
            ip.run(failed, "link", "set", "dev", draft, "alias", owner.mark());
            ip.run(failed, "link", "set", "dev", draft, "name", name, "up");
        } catch (EngineException e) {
            ip.run(Message.of("cannot take back the bridge %s", name), "link", "delete", "dev", draft);
            if (ip.find(name).filter(Link::isBridge).isEmpty()) {
                throw e;
            }
            // another engine was faster
        }
    }

    /** The host's address on a bridge of its own is what the guests call their gateway. */
    private void address(String name, @Nullable GuestAddress guest) {
        if (guest == null || guest.gateway() == null) {
            return;
        }
        String address = guest.gateway() + "/" + guest.prefix();
        Message failed = Message.of("cannot give the bridge %s the address %s", name, address);
        if (guest.isIpv6()) {
            // nobody else is on a bridge just made: waiting for an objection would only delay the first packet
            ip.run(failed, "address", "replace", address, "dev", name, "nodad");
        } else {
            ip.run(failed, "address", "replace", address, "dev", name);
        }
    }

    /** Removes a bridge of the engine's own that has no port any more; leaves any other alone. */
    void removeIfUnused(String name) {
        Optional<Link> found = ip.find(name).filter(Bridges::isOwn);
        boolean used = found.isPresent()
                && ip.all().stream().anyMatch(link -> link.master().equals(name));
        if (found.isPresent() && !used) {
            ip.run(Message.of("cannot remove the bridge %s", name), "link", "delete", "dev", name);
        }
    }
}
