package io.nablaconsole.engine.cli;

import io.nablaconsole.engine.api.EngineException;
import io.nablaconsole.engine.api.HostPath;
import io.nablaconsole.engine.program.OwnArguments;
import java.nio.file.Path;
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
        System.exit(runOwn(args));
    }

    private static int runOwn(String... args) {
        String[] exact;
        try {
            exact = OwnArguments.of(args);
        } catch (EngineException e) {
            NablaCtl top = new NablaCtl();
            top.options = new GlobalOptions();
            return top.report(e);
        }
        return run(exact);
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
        line.registerConverter(Path.class, NablaCtl::path);
        // a guest's argument may begin with an at sign, and is no file of more arguments
        return line.setExpandAtFiles(false)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler((failure, command, parsed) -> top.report(failure))
                .setParameterExceptionHandler((failure, words) -> top.reportUsage(failure))
                .execute(args);
    }

    private static Path path(String text) {
        try {
            return HostPath.of("it", text);
        } catch (EngineException e) {
            throw new CommandLine.TypeConversionException(e.text());
        }
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
