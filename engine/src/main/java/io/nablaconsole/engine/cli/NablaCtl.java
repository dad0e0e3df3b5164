package io.nablaconsole.engine.cli;

import io.nablaconsole.engine.api.EngineException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The command line's entry point. Commands and options are spelled as runc spells them. */
@Command(
        name = "nablactl",
        versionProvider = Version.class,
        mixinStandardHelpOptions = true,
        description = "Creates, runs and watches unikernel containers on this machine.",
        footer = {
            "",
            "A first container:  nablactl run --image hello first world",
            "Errors go to standard error, and the exit code is then 1; 'run' exits with the guest's code,",
            "or with 128 and the number of the signal that ended it."
        })
public final class NablaCtl {
    private static final int FAILED = 1;

    @Mixin
    @SuppressWarnings("NullAway.Init") // picocli sets it
    GlobalOptions options;

    private NablaCtl() {}

    /** One whose options are still to be read. */
    static NablaCtl create() {
        return new NablaCtl();
    }

    public static void main(String[] args) {
        System.exit(run(args));
    }

    /** Runs one command line and returns its exit code. */
    static int run(String... args) {
        NablaCtl quick = new NablaCtl();
        quick.options = new GlobalOptions();
        Runnable command = QuickPath.command(quick, args);
        if (command == null) {
            return read(args);
        }
        try {
            command.run();
            return 0;
        } catch (RuntimeException e) {
            return quick.report(e);
        }
    }

    /** Lets the option library read the line. */
    private static int read(String... args) {
        NablaCtl top = new NablaCtl();
        CommandLine line = new CommandLine(top);
        Commands.add(line, args);
        return line.setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler((failure, command, parsed) -> top.report(failure))
                .setParameterExceptionHandler((failure, words) -> top.reportUsage(failure))
                .execute(args);
    }

    private int report(Exception failure) {
        String text = failure instanceof EngineException known ? known.text() : String.valueOf(failure);
        System.err.println("nablactl: " + text);
        for (Throwable cleanUp : failure.getSuppressed()) {
            System.err.println("nablactl: while cleaning up: " + cleanUp.getMessage());
        }
        options.log(text);
        if (options.debug && failure instanceof EngineException known) {
            known.detail(System.err);
        }
        return FAILED;
    }

    private int reportUsage(CommandLine.ParameterException failure) {
        String name = failure.getCommandLine().getCommandSpec().qualifiedName();
        String text = failure.getMessage() + "; see " + name + " --help";
        System.err.println("nablactl: " + text);
        options.log(text);
        return FAILED;
    }
}
