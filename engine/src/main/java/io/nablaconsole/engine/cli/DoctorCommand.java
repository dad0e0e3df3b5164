package io.nablaconsole.engine.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import io.nablaconsole.engine.Nabla;
import io.nablaconsole.engine.api.HostCheck;
import io.nablaconsole.engine.diagnostics.HostCheckJson;
import io.nablaconsole.engine.json.Json;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** Says what this machine can run, and what to do about the rest. */
@Command(
        name = "doctor",
        description = {
            "Try what this machine can run and say what to do about the rest. Exits with 1 when something is bad;",
            "what is optional costs only the unikernels or devices that need it."
        },
        mixinStandardHelpOptions = true)
final class DoctorCommand implements Callable<Integer> {
    private static final String FORM = "%-9s %-19s %s%n";

    @ParentCommand
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private NablaCtl top;

    @Option(names = "--json", description = "print JSON")
    private boolean json;

    @Option(
            names = "--archive",
            paramLabel = "FILE",
            description = {
                "also write a zip FILE for others to look at: versions, checks, tenders, containers with their states,",
                "logs; without console output, arguments and the values of environment and annotations"
            })
    private @Nullable Path archive;

    @Override
    public Integer call() {
        List<HostCheck> checks = Nabla.doctor(top.options.rootPath());
        if (json) {
            ArrayNode all = Json.array();
            checks.forEach(check -> all.add(HostCheckJson.of(check)));
            System.out.println(Json.print(all));
        } else {
            checks.forEach(DoctorCommand::print);
        }
        if (archive != null) {
            Nabla.archive(top.options.rootPath(), checks, archive.toAbsolutePath());
        }
        return checks.stream().anyMatch(check -> check.result() == HostCheck.Result.BAD) ? 1 : 0;
    }

    private static void print(HostCheck check) {
        System.out.printf(FORM, check.result(), check.name(), check.sentence());
        if (check.remedy() != null) {
            System.out.printf(FORM, "", "", "try: " + check.remedy());
        }
    }
}
