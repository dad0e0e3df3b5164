package io.nablaconsole.engine.api;

import java.nio.file.Path;

/**
 * What a handler may know of the container it works for.
 *
 * @param directory the container's own directory; what a handler makes goes here
 */
public record HandlerContext(ContainerId id, Config config, Path directory) {}
