package io.nablaconsole.engine.api;

import java.nio.file.Path;

/**
 * What a handler may know of the container it works for.
 *
 * @param directory the container's own directory; what a handler makes goes here. It is renamed once after create
 */
public record HandlerContext(ContainerId id, Config config, Path directory) {
    /** The same with another configuration. */
    public HandlerContext with(Config other) {
        return new HandlerContext(id, other, directory);
    }

    /** The directory all containers of this factory are in. */
    public Path root() {
        return directory.resolveSibling("").toAbsolutePath().normalize();
    }
}
