package io.nablaconsole.engine;

import static io.nablaconsole.engine.EngineFixture.sample;
import static io.nablaconsole.engine.TestHost.codeOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.nablaconsole.engine.api.Action;
import io.nablaconsole.engine.api.Container;
import io.nablaconsole.engine.api.ContainerProcess;
import io.nablaconsole.engine.api.ErrorCode;
import io.nablaconsole.engine.api.Signal;
import io.nablaconsole.engine.api.Status;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Every state × every action, as runc's state_linux_test has it: what it leads to, or the code it is refused with. */
class StateMatrixTest {
    private static final String OK = "ok";
    private static final String NOT_STOPPED = "CONTAINER_NOT_STOPPED";
    private static final String NOT_RUNNING = "CONTAINER_NOT_RUNNING";
    private static final String NOT_PAUSED = "CONTAINER_NOT_PAUSED";
    private static final String PAUSED = "CONTAINER_PAUSED";

    private static final List<Action> ACTIONS =
            List.of(Action.START, Action.EXEC, Action.SIGNAL, Action.PAUSE, Action.RESUME, Action.DESTROY);

    private static final Map<Status, List<String>> MATRIX = new EnumMap<>(Map.of(
            Status.STOPPED, List.of(OK, NOT_RUNNING, NOT_RUNNING, NOT_RUNNING, NOT_PAUSED, OK),
            Status.CREATED, List.of(NOT_STOPPED, OK, OK, NOT_RUNNING, NOT_PAUSED, NOT_STOPPED),
            Status.RUNNING, List.of(NOT_STOPPED, NOT_STOPPED, OK, OK, NOT_PAUSED, NOT_STOPPED),
            Status.PAUSING, List.of(PAUSED, PAUSED, OK, OK, OK, NOT_STOPPED),
            Status.PAUSED, List.of(PAUSED, PAUSED, OK, PAUSED, OK, NOT_STOPPED)));

    @RegisterExtension
    final EngineFixture engine = new EngineFixture();

    @Test
    void everyActionInEveryState() {
        SoftAssertions all = new SoftAssertions();
        MATRIX.forEach((status, row) -> {
            for (Action action : ACTIONS) {
                Container container = inState(status);
                all.assertThat(container.status()).isEqualTo(status);
                ErrorCode code = codeOf(() -> act(container, action));
                String expected = row.get(ACTIONS.indexOf(action));
                all.assertThat(code == null ? OK : code.name())
                        .as(action + " of a container that is " + status)
                        .isEqualTo(expected);
                all.assertThat(status.permits(action)).as("permits").isEqualTo(expected.equals(OK));
                Status after = statusOf(container);
                all.assertThat(after)
                        .as("after " + action + " of one that was " + status)
                        .isEqualTo(code == null ? next(status, action) : status);
                container.destroy();
            }
        });
        all.assertAll();
        assertThat(MATRIX).hasSize(Status.values().length);
    }

    private Container inState(Status status) {
        Container container = engine.factory().create("matrix", sample("clock").build());
        if (status != Status.STOPPED) {
            container.start(ContainerProcess.ofConfig());
        }
        if (status != Status.STOPPED && status != Status.CREATED) {
            container.exec();
        }
        if (status == Status.PAUSED) {
            container.pause();
        }
        if (status == Status.PAUSING) {
            markPausing();
        }
        return container;
    }

    /** As an engine leaves it that is killed after it wrote down what it was about to do. */
    private void markPausing() {
        Path file = engine.root().resolve("matrix/state.json");
        try {
            Files.writeString(
                    file, Files.readString(file).replaceFirst("\"status\" : \"running\"", "\"status\" : \"pausing\""));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void act(Container container, Action action) {
        switch (action) {
            case START -> container.start(ContainerProcess.ofConfig());
            case EXEC -> container.exec();
            case SIGNAL -> container.signal(Signal.parse("WINCH"), false);
            case PAUSE -> container.pause();
            case RESUME -> container.resume();
            case DESTROY -> engine.factory().delete("matrix", false);
        }
    }

    private static Status next(Status status, Action action) {
        return switch (action) {
            case START -> Status.CREATED;
            case EXEC, RESUME -> Status.RUNNING;
            case PAUSE -> Status.PAUSED;
            case SIGNAL -> status;
            case DESTROY -> Status.STOPPED;
        };
    }

    private static Status statusOf(Container container) {
        return codeOf(container::status) == ErrorCode.CONTAINER_NOT_EXISTS ? Status.STOPPED : container.status();
    }
}
