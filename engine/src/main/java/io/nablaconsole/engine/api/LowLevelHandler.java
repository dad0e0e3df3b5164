package io.nablaconsole.engine.api;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/**
 * One of the three helpers that give a container its file system, network or tender; the seed's low-level handlers.
 *
 * <p>Order: create and run fs → network → exec, destroy exec → network → fs. Each method may fail with an
 * {@link EngineException}; the engine then undoes what the earlier ones did. {@code destroy} must also cope with a
 * {@code create} that got half way, and with being called twice.
 */
public interface LowLevelHandler {
    /**
     * Checks all that can be known before anything is made.
     *
     * @throws EngineException {@link ErrorCode#CONFIG_INVALID}
     */
    default void validate(Config config) {
        // most configurations ask nothing of most handlers
    }

    /**
     * The configuration as {@link #provide} would give it, as far as that can be told before anything is made: what the
     * handlers after this one validate.
     */
    default Config foresee(Config config) {
        return config;
    }

    /**
     * The configuration as {@link #provide} would give it, with the files' future names: to be shown, as the files may
     * not be there yet.
     */
    default Config preview(HandlerContext context) {
        return foresee(context.config());
    }

    /** Makes what the container needs before it has a process. */
    HandlerState create(HandlerContext context);

    /** Makes what it needs just before its process. */
    default HandlerState run(HandlerContext context, HandlerState state) {
        return state;
    }

    /**
     * The configuration that the handlers after this one see, and the tender: with what this one made in the place of
     * what was asked for. Called after {@link #create} and after {@link #run}.
     */
    default Config provide(HandlerContext context, HandlerState state) {
        return context.config();
    }

    /**
     * Takes away all that {@link #create} and {@link #run} made. The state is empty when nobody could write it down; the
     * configuration may then be a stand-in, and what counts is what the handler itself left in the directory.
     */
    void destroy(HandlerContext context, HandlerState state);

    /**
     * What it once made on the host, outside of the container's directory, for containers below {@code root} that are
     * no more.
     *
     * @param owners asked after looking at the host: the ids of all containers there are or that are being made
     */
    default List<Leftover> leftovers(Path root, Supplier<Set<ContainerId>> owners) {
        return List.of();
    }

    /** Takes away what {@link #leftovers} found; without effect when it is gone. */
    default void remove(Leftover leftover) {
        throw new IllegalArgumentException(leftover + " is none of this handler's");
    }
}
