package io.nablaconsole.engine.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Goes through the command line's usual path once, so that the build can archive the classes it needs. What fails here
 * fails for want of something on the building machine, and costs nothing but the classes behind it.
 */
final class Rehearsal {
    private static final List<String> LINES = List.of(
            "spec --bundle BUNDLE",
            "create --bundle BUNDLE --pid-file BUNDLE/pid piped",
            "delete piped",
            "create --bundle BUNDLE rehearsal",
            "state rehearsal",
            "start rehearsal",
            "list",
            "list --format json",
            "logs rehearsal",
            "kill rehearsal KILL",
            "delete --force rehearsal",
            "run --image hello rehearsal world",
            "state nobody",
            "features",
            "create --image hello rehearsal",
            "delete rehearsal",
            "--version");

    private Rehearsal() {}

    /**
     * Runs the lines.
     *
     * @param args a directory to keep containers in, and an empty one for a bundle
     */
    public static void main(String[] args) {
        NablaCtl.prepare();
        for (String line : LINES) {
            List<String> words = new ArrayList<>(List.of("--root", args[0]));
            words.addAll(Arrays.asList(line.replace("BUNDLE", args[1]).split(" ", -1)));
            System.out.println(line + ": " + NablaCtl.run(words.toArray(String[]::new)));
        }
    }
}
