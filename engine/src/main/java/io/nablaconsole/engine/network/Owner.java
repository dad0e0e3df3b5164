package io.nablaconsole.engine.network;

import io.nablaconsole.engine.api.ContainerId;
import io.nablaconsole.engine.api.HandlerContext;
import io.nablaconsole.engine.store.ContainerDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The container that interfaces are made for: what they are called, and the mark by which they are known again.
 *
 * <p>Names come from a digest of root, id and device: ids of any length, ids that begin alike and two roots with the
 * same id never meet. The mark stands in the interface's alias, in the kernel itself: it says whose the interface is
 * even when every file is lost.
 *
 * @param root the directory the container is in
 */
record Owner(Path root, ContainerId id) {
    private static final String PREFIX = "nb";
    private static final int DIGITS = 12;
    private static final String MARK = "nabla-console ";
    private static final Path MACHINE_ID = Path.of("/etc/machine-id");
    private static final int MAC_BYTES = 5;

    static Owner of(HandlerContext context) {
        return new Owner(context.root(), context.id());
    }

    /** Interface name of the tap behind {@code device}, 14 characters. */
    String tapName(String device) {
        return PREFIX + digest(root, id, device).substring(0, DIGITS);
    }

    /** What a bridge is called while it is made for this container; no device is called like that, for the blank. */
    String draftName(String bridge) {
        return tapName("bridge " + bridge);
    }

    /**
     * A hardware address for the guest's side that stays the same; locally administered. The machine goes into it:
     * containers of one name on two machines of one network need two addresses.
     */
    String mac(String device) {
        String digest = digest(machine(), root, id, device);
        StringBuilder mac = new StringBuilder("02");
        for (int i = 0; i < MAC_BYTES; i++) {
            mac.append(':').append(digest, 2 * i, 2 * i + 2);
        }
        return mac.toString();
    }

    private static String machine() {
        try {
            return Files.readString(MACHINE_ID).strip();
        } catch (IOException e) {
            return "";
        }
    }

    /** The alias of what is this container's; below the kernel's 255 bytes, as a directory's name has at most 200. */
    String mark() {
        return mark(root) + ContainerDirectory.nameFor(id);
    }

    private static String mark(Path root) {
        return MARK + digest(root).substring(0, DIGITS) + "/";
    }

    /** Whether the engine made this interface, for whatever container. */
    static boolean isMarked(Link link) {
        return link.alias().startsWith(MARK);
    }

    /** Whose this interface is, by the name of the container's directory, if it was made for one below {@code root}. */
    static Optional<ContainerId> of(Path root, Link link) {
        String mark = mark(root);
        return link.alias().startsWith(mark)
                ? Optional.of(new ContainerId(link.alias().substring(mark.length())))
                : Optional.empty();
    }

    private static String digest(Object... parts) {
        StringBuilder text = new StringBuilder();
        for (Object part : parts) {
            text.append(part).append('\0');
        }
        return ContainerDirectory.digest(text.toString());
    }
}
