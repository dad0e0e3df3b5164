package io.nablaconsole.engine;

import io.nablaconsole.engine.api.Config;
import io.nablaconsole.engine.api.DeviceCounters;
import io.nablaconsole.engine.api.EngineException;
import io.nablaconsole.engine.api.ErrorCode;
import io.nablaconsole.engine.api.ExecHandler;
import io.nablaconsole.engine.api.HandlerContext;
import io.nablaconsole.engine.api.HandlerState;
import io.nablaconsole.engine.api.Handlers;
import io.nablaconsole.engine.api.Message;
import io.nablaconsole.engine.api.MonitorControl;
import io.nablaconsole.engine.api.TenderCommand;
import io.nablaconsole.engine.handler.NoHandler;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** Handlers whose tender is an ordinary Linux program with a monitor that notes what is asked of it, and may refuse. */
final class RefusingHandlers implements ExecHandler {
    private final List<String> command;
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private volatile boolean refusing;
    private volatile String deaf = "";

    RefusingHandlers(String... command) {
        this.command = List.of(command);
    }

    Handlers all() {
        return new Handlers(new NoHandler(), new NoHandler(), this);
    }

    /** From now on no run is prepared. */
    void refuse() {
        refusing = true;
    }

    /** From now on its monitor does not answer to {@code question}; empty: to all. */
    void deafTo(String question) {
        deaf = question;
    }

    /** What its monitor was asked. */
    List<String> asked() {
        return asked;
    }

    @Override
    public String tender(Config config) {
        return "program";
    }

    @Override
    public void validate(Config config) {
        // any configuration will do: it is not looked at
    }

    @Override
    public HandlerState create(HandlerContext context) {
        return HandlerState.EMPTY;
    }

    @Override
    public HandlerState run(HandlerContext context, HandlerState state) {
        if (refusing) {
            throw new EngineException(ErrorCode.CONFIG_INVALID, Message.of("cannot run %s: refused", context.id()));
        }
        return state;
    }

    @Override
    public TenderCommand command(HandlerContext context, HandlerState state) {
        return new TenderCommand(Path.of(command.get(0)), command, List.of("PATH=/usr/bin:/bin"), List.of());
    }

    @Override
    public Optional<MonitorControl> monitor(HandlerContext context, HandlerState state) {
        return Optional.of(new Monitor());
    }

    @Override
    public void destroy(HandlerContext context, HandlerState state) {
        // nothing was made
    }

    private final class Monitor implements MonitorControl {
        private void ask(String question) {
            asked.add(question);
            if (question.equals(deaf)) {
                throw new EngineException(ErrorCode.SYSTEM_ERROR, Message.of("no answer to %s", question));
            }
        }

        @Override
        public void pause() {
            ask("pause");
        }

        @Override
        public void resume() {
            ask("resume");
        }

        @Override
        public void powerDown() {
            ask("power");
        }

        @Override
        public List<DeviceCounters> counters() {
            return List.of();
        }

        @Override
        public List<String> uncounted() {
            return List.of();
        }
    }
}
