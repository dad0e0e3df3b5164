package io.nablaconsole.engine.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Runs command lines: in this program with its streams caught, or in one of their own. */
final class Cli {
    /** What a command line gave. */
    record Result(int code, String out, String err) {}

    private final Path root;

    Cli(Path root) {
        this.root = root;
    }

    /** Runs one in this program, without input. */
    Result run(String... words) {
        List<String> args = new ArrayList<>(List.of("--root", root.toString()));
        args.addAll(Arrays.asList(words));
        PrintStream out = System.out;
        PrintStream err = System.err;
        InputStream in = System.in;
        ByteArrayOutputStream caughtOut = new ByteArrayOutputStream();
        ByteArrayOutputStream caughtErr = new ByteArrayOutputStream();
        System.setIn(InputStream.nullInputStream());
        System.setOut(new PrintStream(caughtOut, true, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(caughtErr, true, StandardCharsets.UTF_8));
        try {
            int code = NablaCtl.run(args.toArray(String[]::new));
            return new Result(
                    code, caughtOut.toString(StandardCharsets.UTF_8), caughtErr.toString(StandardCharsets.UTF_8));
        } finally {
            System.setOut(out);
            System.setErr(err);
            System.setIn(in);
        }
    }

    /** The command of a program of its own that runs these words, with these options of the JVM. */
    List<String> program(List<String> jvm, String... words) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-XX:TieredStopAtLevel=1");
        command.addAll(jvm);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), NablaCtl.class.getName()));
        command.addAll(List.of("--root", root.toString()));
        command.addAll(Arrays.asList(words));
        return command;
    }

    /**
     * Runs a program to its end; its error output comes with the rest. Caught in a file: a container may inherit the
     * streams and keep a pipe open for as long as it lives.
     */
    static Result runProgram(List<String> command) throws IOException, InterruptedException {
        Path output = Files.createTempFile("nablactl", ".out");
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .redirectInput(
                            ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                    .start();
            int code = process.waitFor();
            return new Result(code, Files.readString(output), "");
        } finally {
            Files.delete(output);
        }
    }
}
