package io.nablaconsole.engine.api;

/**
 * One of the three helpers that give a container its file system, network or tender; the seed's low-level handlers.
 *
 * <p>Order: create and run fs → network → exec, destroy exec → network → fs. Each method may fail with an
 * {@link EngineException}; the engine then undoes what the earlier ones did. {@code destroy} must also cope with a
 * {@code create} that got half way, and with being called twice.
 */
public interface LowLevelHandler {
    /** Makes what the container needs before it has a process. */
    HandlerState create(HandlerContext context);

    /** Makes what it needs just before its process. */
    default HandlerState run(HandlerContext context, HandlerState state) {
        return state;
    }

    /** Takes away all that {@link #create} and {@link #run} made. */
    void destroy(HandlerContext context, HandlerState state);
}
