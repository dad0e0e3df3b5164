package io.nablaconsole.engine.network;

import io.nablaconsole.engine.api.DeviceBacking.BridgedTap;
import io.nablaconsole.engine.api.EngineException;
import io.nablaconsole.engine.api.ErrorCode;
import io.nablaconsole.engine.api.Message;
import java.util.Optional;

/** Makes and removes taps of the engine's own. */
final class Taps {
    /** How often the bridge may vanish under a tap that is to become its port: another container took its last one. */
    private static final int ATTEMPTS = 3;

    private final Ip ip;

    Taps(Ip ip) {
        this.ip = ip;
    }

    /**
     * Makes the tap {@code name} a port of its bridge and sets it up, whatever of that is still to be done.
     */
    void ensure(String name, BridgedTap tap, Owner owner) {
        Optional<Link> found = ip.find(name);
        if (found.filter(Taps::isDraft).isPresent()) {
            mark(name, owner);
        } else if (found.isPresent() && !found.get().alias().equals(owner.mark())) {
            throw new EngineException(
                    ErrorCode.SYSTEM_ERROR,
                    Message.of(
                            "there is an interface %s that was not made for this container: remove it with: ip link"
                                    + " delete %s",
                            name, name));
        }
        if (found.isEmpty()) {
            make(name, owner);
        }
        boolean ready = found.filter(link -> link.up() && link.master().equals(tap.bridge()))
                .isPresent();
        if (!ready) {
            connect(name, tap, owner);
        }
    }

    /** Whether it was made under this name, which nobody else gives, by an engine that was killed before it marked it. */
    private static boolean isDraft(Link link) {
        return link.isTap() && link.alias().isEmpty() && link.master().isEmpty() && !link.up();
    }

    private void make(String name, Owner owner) {
        ip.run(Message.of("cannot make the tap %s", name), "tuntap", "add", "dev", name, "mode", "tap");
        mark(name, owner);
    }

    private void mark(String name, Owner owner) {
        // the host's side speaks to nobody by itself: no address of its own, no router solicitations
        ip.run(
                Message.of("cannot mark the tap %s", name),
                "link",
                "set",
                "dev",
                name,
                "alias",
                owner.mark(),
                "addrgenmode",
                "none");
    }

    private void connect(String name, BridgedTap tap, Owner owner) {
        for (int attempt = 1; ; attempt++) {
            Link bridge = new Bridges(ip).ensure(tap, owner);
            try {
                ip.run(
                        Message.of("cannot make the tap %s a port of the bridge %s", name, tap.bridge()),
                        "link",
                        "set",
                        "dev",
                        name,
                        "master",
                        bridge.name(),
                        "mtu",
                        String.valueOf(bridge.mtu()),
                        "up");
                return;
            } catch (EngineException e) {
                if (attempt == ATTEMPTS || ip.find(tap.bridge()).isPresent()) {
                    throw e;
                }
            }
        }
    }

    /** Removes the tap if it is there. */
    void remove(String name) {
        if (ip.find(name).isPresent()) {
            ip.run(Message.of("cannot remove the tap %s", name), "link", "delete", "dev", name);
        }
    }
}
