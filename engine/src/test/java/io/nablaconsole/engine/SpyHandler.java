package io.nablaconsole.engine;

import io.nablaconsole.engine.api.Config;
import io.nablaconsole.engine.api.ExecHandler;
import io.nablaconsole.engine.api.HandlerContext;
import io.nablaconsole.engine.api.HandlerState;
import io.nablaconsole.engine.api.Handlers;
import io.nablaconsole.engine.api.TenderCommand;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A handler that writes down what is asked of it, and fails where it was told to. */
final class SpyHandler implements ExecHandler {
    private final String name;
    private final List<String> calls;
    private final Set<String> failing;

    private SpyHandler(String name, List<String> calls, Set<String> failing) {
        this.name = name;
        this.calls = calls;
        this.failing = failing;
    }

    /** Three of them that write to one list and fail at steps such as {@code network.create}. */
    static Handlers three(List<String> calls, String... failing) {
        Set<String> steps = Set.of(failing);
        return new Handlers(
                new SpyHandler("fs", calls, steps),
                new SpyHandler("network", calls, steps),
                new SpyHandler("exec", calls, steps));
    }

    private void step(String what) {
        calls.add(name + "." + what);
        if (failing.contains(name + "." + what)) {
            throw new IllegalStateException(name + "." + what + " fails");
        }
    }

    @Override
    public HandlerState create(HandlerContext context) {
        step("create");
        return new HandlerState(Map.of("made", name));
    }

    @Override
    public HandlerState run(HandlerContext context, HandlerState state) {
        step("run");
        return state;
    }

    @Override
    public void destroy(HandlerContext context, HandlerState state) {
        step("destroy");
    }

    @Override
    public String tender(Config config) {
        return "spy";
    }

    @Override
    public void validate(Config config) {
        step("validate");
    }

    @Override
    public TenderCommand command(HandlerContext context, HandlerState state) {
        return new TenderCommand(Path.of("/bin/true"), new ArrayList<>(List.of("true")), List.of(), List.of());
    }
}
