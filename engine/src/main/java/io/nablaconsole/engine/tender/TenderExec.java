package io.nablaconsole.engine.tender;

import io.nablaconsole.engine.api.Config;
import io.nablaconsole.engine.api.EngineException;
import io.nablaconsole.engine.api.ErrorCode;
import io.nablaconsole.engine.api.ExecHandler;
import io.nablaconsole.engine.api.HandlerContext;
import io.nablaconsole.engine.api.HandlerState;
import io.nablaconsole.engine.api.ImageChange;
import io.nablaconsole.engine.api.LaunchPlan;
import io.nablaconsole.engine.api.Message;
import io.nablaconsole.engine.api.MonitorControl;
import io.nablaconsole.engine.api.TenderCommand;
import io.nablaconsole.engine.image.PauseContainer;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Gives each container to the handler of its tender. The choice is made at create and kept: a tender installed later
 * does not take over a container that was made for another.
 */
public final class TenderExec implements ExecHandler {
    private static final String TENDER = "tender";
    private static final String NONE = "none";

    private final Tenders tenders;

    public TenderExec(Tenders tenders) {
        this.tenders = tenders;
    }

    @Override
    public String tender(Config config) {
        return PauseContainer.is(config) ? NONE : tenders.choose(config).name();
    }

    @Override
    public void validate(Config config) {
        if (!PauseContainer.is(config)) {
            tenders.choose(config).handler().validate(config);
        }
    }

    @Override
    public LaunchPlan preview(HandlerContext context, Config asked) {
        return tenders.choose(asked).handler().preview(context, asked);
    }

    @Override
    public HandlerState create(HandlerContext context) {
        if (PauseContainer.is(context.config())) {
            return HandlerState.EMPTY;
        }
        Tender tender = tenders.choose(context.config());
        return named(tender.handler().create(context), tender);
    }

    @Override
    public HandlerState run(HandlerContext context, HandlerState state) {
        if (PauseContainer.is(context.config())) {
            return state;
        }
        Tender tender = of(context, state);
        return named(tender.handler().run(context, state), tender);
    }

    @Override
    public TenderCommand command(HandlerContext context, HandlerState state) {
        return of(context, state).handler().command(context, state);
    }

    @Override
    public ImageChange imageChange(HandlerContext context, HandlerState state) {
        return PauseContainer.is(context.config())
                ? ImageChange.NONE
                : of(context, state).handler().imageChange(context, state);
    }

    @Override
    public HandlerState renew(HandlerContext context, HandlerState state) {
        if (PauseContainer.is(context.config())) {
            return state;
        }
        Tender tender = of(context, state);
        return named(tender.handler().renew(context, state), tender);
    }

    @Override
    public Optional<MonitorControl> monitor(HandlerContext context, HandlerState state) {
        return PauseContainer.is(context.config())
                ? Optional.empty()
                : of(context, state).handler().monitor(context, state);
    }

    @Override
    public void destroy(HandlerContext context, HandlerState state) {
        String name = state.options().get(TENDER);
        for (Tender tender : tenders.all()) {
            // whose it was is not known when nobody wrote it down: then each looks for what it left
            if (name == null || name.equals(tender.name())) {
                tender.handler().destroy(context, state);
            }
        }
    }

    private Tender of(HandlerContext context, HandlerState state) {
        String name = String.valueOf(state.options().get(TENDER));
        return tenders.find(name)
                .orElseThrow(() -> new EngineException(
                        ErrorCode.SYSTEM_ERROR,
                        Message.of(
                                "container %s was made for the tender '%s', which this engine does not know: delete it and"
                                        + " create it again",
                                context.id(), name)));
    }

    private static HandlerState named(HandlerState state, Tender tender) {
        Map<String, String> options = new LinkedHashMap<>(state.options());
        options.put(TENDER, tender.name());
        return new HandlerState(options);
    }
}
