package io.nablaconsole.engine.cli;

import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** What is wrong with a line, and how it could be written. */
final class UsageError {
    private UsageError() {}

    /** Refuses a command or option that does not exist, though help was asked for: help is no answer to that. */
    static void refuseUnknown(ParseResult parsed) {
        List<String> unknown = parsed.unmatched();
        if (!unknown.isEmpty()) {
            throw new UnmatchedArgumentException(parsed.commandSpec().commandLine(), unknown);
        }
        for (ParseResult level = parsed; level.hasSubcommand(); ) {
            level = level.subcommand();
            List<String> options = level.unmatched().stream()
                    .filter(word -> word.startsWith("-"))
                    .toList();
            if (!options.isEmpty() && level.isUsageHelpRequested()) {
                throw new UnmatchedArgumentException(level.commandSpec().commandLine(), options);
            }
        }
    }

    /** The sentence for {@code failure} to read {@code words}. */
    static String text(ParameterException failure, String... words) {
        CommandLine command = failure.getCommandLine();
        return sentence(failure, words) + "; see " + command.getCommandSpec().qualifiedName() + " --help";
    }

    private static String sentence(ParameterException failure, String... words) {
        if (failure instanceof MissingParameterException missing
                && missing.getMissing().stream().allMatch(ArgSpec::isPositional)) {
            String names = names(missing.getMissing());
            String meaning = missing.getMissing().stream()
                    .map(argument -> String.join(" ", argument.description()))
                    .collect(Collectors.joining(", "));
            return names + " is missing (" + meaning + "): write nablactl " + line(words) + names;
        }
        return failure instanceof UnmatchedArgumentException unmatched
                ? sentence(unmatched)
                : String.valueOf(failure.getMessage());
    }

    private static String sentence(UnmatchedArgumentException failure) {
        String word = failure.getUnmatched().get(0);
        boolean command = failure.getCommandLine().getParent() == null && !word.startsWith("-");
        return command ? "there is no command '" + word + "'" : String.valueOf(failure.getMessage());
    }

    private static String names(List<ArgSpec> arguments) {
        return arguments.stream().map(ArgSpec::paramLabel).collect(Collectors.joining(" "));
    }

    /** As a shell would have to be given them. */
    private static String line(String... words) {
        StringBuilder line = new StringBuilder();
        for (String word : words) {
            boolean plain =
                    !word.isEmpty() && word.chars().allMatch(c -> c > ' ' && "'\"\\$`&|;<>()*?[]#~!".indexOf(c) < 0);
            line.append(plain ? word : "'" + word.replace("'", "'\\''") + "'").append(' ');
        }
        return line.toString();
    }
}
