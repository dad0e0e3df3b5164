package io.nablaconsole.engine.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import io.nablaconsole.engine.api.EngineException;
import io.nablaconsole.engine.api.ErrorCode;
import io.nablaconsole.engine.api.Message;
import io.nablaconsole.engine.json.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows a container's processes, as ps(1) does. */
@Command(
        name = "ps",
        description = "Show the processes of a container; after its id, options of ps(1) (default: -ef).",
        mixinStandardHelpOptions = true)
final class PsCommand extends IdCommand {
    private enum Format {
        table,
        json
    }

    @Option(
            names = {"-f", "--format"},
            paramLabel = "table|json",
            description = "form of the list (default: ${DEFAULT-VALUE})")
    private Format format = Format.table;

    @Parameters(index = "1..*", paramLabel = "PS-OPTION", description = "options of ps(1)")
    private List<String> options = new ArrayList<>();

    @Override
    public void run() {
        List<Integer> pids = container().processes();
        if (format == Format.json) {
            ArrayNode array = Json.array();
            pids.forEach(array::add);
            System.out.println(Json.line(array));
        } else {
            table(pids);
        }
    }

    private void table(List<Integer> pids) {
        List<String> command = new ArrayList<>(List.of("ps"));
        command.addAll(options.isEmpty() ? List.of("-ef") : options);
        List<String> lines = lines(command);
        List<String> header = words(lines.get(0));
        int column = header.indexOf("PID");
        if (column < 0) {
            throw new EngineException(
                    ErrorCode.CONFIG_INVALID,
                    Message.of("cannot find the column PID in the output of %s", String.join(" ", command)));
        }
        System.out.println(lines.get(0));
        for (String line : lines.subList(1, lines.size())) {
            List<String> cells = words(line);
            if (cells.size() > column && pids.stream().map(String::valueOf).anyMatch(cells.get(column)::equals)) {
                System.out.println(line);
            }
        }
    }

    private static List<String> words(String line) {
        return Arrays.asList(line.strip().split("\\s+", -1));
    }

    private static List<String> lines(List<String> command) {
        try {
            Process ps = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            String text = new String(ps.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (ps.waitFor() == 0 && !text.isBlank()) {
                return text.lines().toList();
            }
            throw new EngineException(
                    ErrorCode.SYSTEM_ERROR, Message.of("%s ended with %s", String.join(" ", command), ps.exitValue()));
        } catch (IOException e) {
            throw new EngineException(
                    ErrorCode.SYSTEM_ERROR,
                    Message.of("cannot run ps: %s; use --format json, or install it with: apt-get install procps", e),
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EngineException(ErrorCode.SYSTEM_ERROR, Message.of("interrupted while ps ran"), e);
        }
    }
}
