package io.nablaconsole.engine.network;

import io.nablaconsole.engine.api.ContainerId;
import io.nablaconsole.engine.api.EngineException;
import io.nablaconsole.engine.api.Leftover;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/** Taps and bridges of the engine's own whose container is no more, here and in the namespaces that have a name. */
final class Orphans {
    private static final Path NAMED = Path.of("/run/netns");

    private final Path root;

    Orphans(Path root) {
        this.root = root;
    }

    List<Leftover> find(Supplier<Set<ContainerId>> owners) {
        if (!Privilege.NET_ADMIN.held() || !Ip.installed()) {
            return List.of(); // nobody without it can have made one
        }
        Map<Ip, List<Link>> host = new LinkedHashMap<>();
        for (Ip ip : places()) {
            host.put(ip, links(ip));
        }
        // asked for only now: whoever owns a tap that was seen is known by this time
        Set<ContainerId> alive = owners.get();
        List<Leftover> found = new ArrayList<>();
        host.forEach((ip, links) -> {
            for (Link link : links) {
                Owner.of(root, link)
                        .filter(owner -> !alive.contains(owner) && !isBridgeInUse(link, links))
                        .ifPresent(
                                owner -> found.add(new Leftover(kind(link), link.name(), owner.value(), ip.netns())));
            }
        });
        return found;
    }

    /** A bridge outlives the container it was made for while another has a port there, and goes with that one. */
    private static boolean isBridgeInUse(Link link, List<Link> links) {
        return link.isBridge() && links.stream().anyMatch(port -> port.master().equals(link.name()));
    }

    private static Leftover.Kind kind(Link link) {
        return link.isBridge() ? Leftover.Kind.BRIDGE : Leftover.Kind.TAP;
    }

    /** The caller's namespace, then the named ones; a process that may not enter others looks only at its own. */
    private static List<Ip> places() {
        List<Ip> places = new ArrayList<>(List.of(new Ip(null)));
        if (Files.isDirectory(NAMED) && Privilege.SYS_ADMIN.held()) {
            try (DirectoryStream<Path> names = Files.newDirectoryStream(NAMED)) {
                names.forEach(name -> places.add(new Ip(name)));
            } catch (IOException e) {
                return places;
            }
        }
        return places;
    }

    private static List<Link> links(Ip ip) {
        try {
            return ip.all();
        } catch (EngineException e) {
            if (ip.netns() == null) {
                throw e;
            }
            return List.of(); // a name that is no namespace, or was one a moment ago
        }
    }

    /** Removes the interface; with a tap its bridge too, if that is the engine's and has no other port. */
    static void remove(Leftover leftover) {
        Ip ip = new Ip(leftover.netnsPath());
        if (leftover.kind() == Leftover.Kind.BRIDGE) {
            new Bridges(ip).removeIfUnused(leftover.name());
            return;
        }
        String bridge = ip.find(leftover.name()).map(Link::master).orElse("");
        new Taps(ip).remove(leftover.name());
        if (!bridge.isEmpty()) {
            new Bridges(ip).removeIfUnused(bridge);
        }
    }
}
