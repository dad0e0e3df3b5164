package io.nablaconsole.engine.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.nablaconsole.engine.api.Container;
import io.nablaconsole.engine.api.ContainerSnapshot;
import io.nablaconsole.engine.api.EngineException;
import io.nablaconsole.engine.api.Factory;
import io.nablaconsole.engine.api.State;
import io.nablaconsole.engine.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** Lists the containers in runc's columns. */
@Command(name = "list", description = "List the containers.", mixinStandardHelpOptions = true)
final class ListCommand implements Runnable {
    private enum Format {
        table,
        json
    }

    private static final List<String> HEADER = List.of("ID", "PID", "STATUS", "BUNDLE", "CREATED", "OWNER");

    @ParentCommand
    @SuppressWarnings("NullAway.Init") // picocli sets it
    NablaCtl top;

    @Option(
            names = {"-q", "--quiet"},
            description = "ids only")
    private boolean quiet;

    @Option(
            names = {"-f", "--format"},
            paramLabel = "table|json",
            description = "form of the list (default: ${DEFAULT-VALUE})")
    private Format format = Format.table;

    @Override
    public void run() {
        Factory factory = top.options.factory();
        if (quiet) {
            factory.list().forEach(snapshot -> System.out.println(snapshot.id()));
            return;
        }
        List<State> states = states(factory);
        Function<State, String> owner = state -> owner(factory.root(), state);
        if (format == Format.json) {
            ArrayNode all = Json.array();
            states.forEach(state -> all.add(OciState.of(state).put("owner", owner.apply(state))));
            System.out.println(Json.line(all));
        } else {
            List<List<String>> rows = new ArrayList<>(List.of(HEADER));
            states.forEach(state -> rows.add(row(state, owner.apply(state))));
            System.out.print(Table.format(rows));
        }
    }

    private List<State> states(Factory factory) {
        List<State> states = new ArrayList<>();
        for (ContainerSnapshot snapshot : factory.list()) {
            try {
                Container container = factory.load(snapshot.id().value());
                states.add(container.state());
            } catch (EngineException e) {
                // a broken one must not hide the others
                top.warn(e.text());
            }
        }
        return states;
    }

    private static List<String> row(State state, String owner) {
        ObjectNode members = OciState.of(state).put("owner", owner);
        return HEADER.stream()
                .map(column -> members.path(column.toLowerCase(Locale.ROOT)).asText())
                .toList();
    }

    private static String owner(Path root, State state) {
        try {
            return Files.getOwner(root.resolve(state.id())).getName();
        } catch (IOException e) {
            // an id too long for a file name has a directory called otherwise, of the same owner as all here
            return System.getProperty("user.name");
        }
    }
}
