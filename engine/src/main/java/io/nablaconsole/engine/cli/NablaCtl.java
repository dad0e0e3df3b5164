package io.nablaconsole.engine.cli;

import io.nablaconsole.engine.api.EngineException;
import io.nablaconsole.engine.api.HostPath;
import io.nablaconsole.engine.program.OwnArguments;
import java.nio.file.Path;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParseResult;

/** The command line's entry point. Commands and options are spelled as runc spells them. */
@Command(
        name = "nablactl",
        versionProvider = Version.class,
        description = "Creates, runs and watches unikernel containers on this machine.",
        footer = {
            "",
            "A first container:  nablactl run --image hello first world",
            "Errors go to standard error, and the exit code is then 1; 'run' exits with the guest's code,",
            "or with 128 and the number of the signal that ended it. 141: nobody reads the output any more."
        })
public final class NablaCtl {
    private static final int FAILED = 1;

    @Mixin
    @SuppressWarnings("NullAway.Init") // picocli sets it
    GlobalOptions options;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "print this, or with a command what it takes")
    private boolean unusedHelp;

    @Option(
            names = {"-v", "-V", "--version"},
            versionHelp = true,
            description = "print the version")
    private boolean unusedVersion;

    private NablaCtl() {}

    /** One whose options are still to be read. */
    static NablaCtl create() {
        return new NablaCtl();
    }

    public static void main(String[] args) {
        prepare();
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

    /** What a program of its own has and a caller in the same one does without. */
    static void prepare() {
        StandardOutput.install();
        Warnings.install();
    }

    /** Runs one command line and returns its exit code. */
    static int run(String... args) {
        NablaCtl top = new NablaCtl();
        top.options = new GlobalOptions();
        Warnings.of(top);
        try {
            Runnable command = QuickPath.command(top, args);
            if (command == null) {
                top.options = new GlobalOptions();
            }
            int code = command == null ? top.read(args) : top.run(command);
            System.out.flush();
            return code;
        } catch (RuntimeException e) {
            return top.report(e);
        }
    }

    private int run(Runnable command) {
        options.openLog();
        command.run();
        return 0;
    }

    /** Lets the option library read the line. */
    private int read(String... args) {
        CommandLine line = new CommandLine(this);
        Commands.add(line, args);
        line.registerConverter(Path.class, NablaCtl::path);
        // a guest's argument may begin with an at sign, and is no file of more arguments
        return line.setExpandAtFiles(false)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setOverwrittenOptionsAllowed(true) // the last one counts: wrappers add theirs to what is there
                .setExecutionStrategy(this::execute)
                .setExecutionExceptionHandler((failure, command, parsed) -> reportOf(failure))
                .setParameterExceptionHandler((failure, words) -> reportUsage(failure, words))
                .execute(args);
    }

    private int execute(ParseResult parsed) {
        UsageError.refuseUnknown(parsed);
        try {
            options.openLog();
            return new CommandLine.RunLast().execute(parsed);
        } catch (StandardOutput.Broken | EngineException e) {
            return reportOf(e); // of help, or of the log: no command is to blame
        }
    }

    /** A broken output is reported where all that is printed has to pass. */
    private int reportOf(Exception failure) {
        return failure instanceof StandardOutput.Broken ? FAILED : report(failure);
    }

    /** Says what is odd but holds nothing up: in the log alone when there is one, as standard error may be a container's. */
    void warn(String text) {
        if (!options.log("warning", text)) {
            System.err.println("nablactl: warning: " + text);
        }
    }

    private static Path path(String text) {
        try {
            return HostPath.of("it", text);
        } catch (EngineException e) {
            throw new CommandLine.TypeConversionException(e.text());
        }
    }

    private int report(Exception failure) {
        if (failure instanceof StandardOutput.Broken broken && broken.readerGone()) {
            return StandardOutput.READER_GONE;
        }
        boolean plain = failure instanceof EngineException || failure instanceof StandardOutput.Broken;
        String text = String.valueOf(plain ? failure.getMessage() : failure);
        System.err.println("nablactl: " + text);
        for (Throwable cleanUp : failure.getSuppressed()) {
            System.err.println("nablactl: while cleaning up: " + cleanUp.getMessage());
        }
        options.log("error", text);
        if (options.debug && failure instanceof EngineException known) {
            known.detail(System.err);
        }
        return FAILED;
    }

    private int reportUsage(CommandLine.ParameterException failure, String... words) {
        String text = UsageError.text(failure, words);
        System.err.println("nablactl: " + text);
        options.log("error", text);
        return FAILED;
    }
}
