package io.nablaconsole.engine.handler;

import io.nablaconsole.engine.api.HandlerContext;
import io.nablaconsole.engine.api.HandlerState;
import io.nablaconsole.engine.api.LowLevelHandler;

/** Gives a container nothing: most unikernels need neither files nor a network. */
public final class NoHandler implements LowLevelHandler {
    @Override
    public HandlerState create(HandlerContext context) {
        return HandlerState.EMPTY;
    }

    @Override
    public void destroy(HandlerContext context, HandlerState state) {
        // there is nothing to take away
    }
}
