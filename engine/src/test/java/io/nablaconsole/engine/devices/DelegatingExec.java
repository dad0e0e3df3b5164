package io.nablaconsole.engine.devices;

import io.nablaconsole.engine.api.Config;
import io.nablaconsole.engine.api.ExecHandler;
import io.nablaconsole.engine.api.HandlerContext;
import io.nablaconsole.engine.api.HandlerState;
import io.nablaconsole.engine.api.TenderCommand;

/** Another exec handler, with something that happens before its create. */
abstract class DelegatingExec implements ExecHandler {
    private final ExecHandler handler;

    DelegatingExec(ExecHandler handler) {
        this.handler = handler;
    }

    abstract void beforeCreate();

    @Override
    public String tender(Config config) {
        return handler.tender(config);
    }

    @Override
    public void validate(Config config) {
        handler.validate(config);
    }

    @Override
    public HandlerState create(HandlerContext context) {
        beforeCreate();
        return handler.create(context);
    }

    @Override
    public TenderCommand command(HandlerContext context, HandlerState state) {
        return handler.command(context, state);
    }

    @Override
    public void destroy(HandlerContext context, HandlerState state) {
        handler.destroy(context, state);
    }
}
