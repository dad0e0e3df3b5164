package io.nablaconsole.engine.api;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Something on the host that was made for a container which does not exist, because a program was killed half way.
 *
 * @param kind what it is
 * @param name of the directory or interface
 * @param owner id of the container it was made for; empty when that cannot be told
 * @param netnsPath network namespace it is in; null: the caller's, or it is in none
 */
public record Leftover(
        Kind kind, String name, String owner, @Nullable Path netnsPath) {
    /** What can be left. */
    public enum Kind {
        DIRECTORY,
        TAP,
        BRIDGE
    }

    /** The sentence to show: {@code tap nb0123456789ab of container web, in /run/netns/blue}. */
    public Message message() {
        Message what = switch (kind) {
            case DIRECTORY -> Message.of("directory %s", name);
            case TAP -> Message.of("tap %s", name);
            case BRIDGE -> Message.of("bridge %s", name);
        };
        Message whose = owner.isEmpty()
                ? Message.of("%s of a container that cannot be told", what)
                : Message.of("%s of container %s", what, owner);
        return netnsPath == null ? whose : Message.of("%s, in %s", whose, netnsPath);
    }

    /** As {@link #message()}, in English. */
    @Override
    public String toString() {
        return message().text();
    }
}
