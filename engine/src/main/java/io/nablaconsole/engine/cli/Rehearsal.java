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
            "create --image clock rehearsal 1000",
            "state rehearsal",
            "start rehearsal",
            "list",
            "list --format json",
            "ps --format json rehearsal",
            "events --stats rehearsal",
            "logs rehearsal",
            "pause rehearsal",
            "resume rehearsal",
            "kill rehearsal KILL",
            "delete --force rehearsal",
            "run --image hello rehearsal world",
            "state nobody",
            "features",
            "--version");

    private Rehearsal() {}

    /**
     * Runs the lines.
     *
     * @param args a directory to keep containers in
     */
    public static void main(String[] args) {
        for (String line : LINES) {
            List<String> words = new ArrayList<>(List.of("--root", args[0]));
            words.addAll(Arrays.asList(line.split(" ", -1)));
            System.out.println(line + ": " + NablaCtl.run(words.toArray(String[]::new)));
        }
    }
}
