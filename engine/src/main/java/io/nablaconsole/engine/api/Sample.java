package io.nablaconsole.engine.api;

import java.util.List;

/**
 * A unikernel that ships with the engine.
 *
 * @param name such as {@code hello}
 * @param file its file name
 * @param summary what it does, one sentence
 * @param arguments arguments worth trying first
 * @param argumentHelp what arguments it takes
 * @param memoryMb guest memory that suits it, MiB
 * @param ends whether it ends by itself
 * @param teaches what it is good for in class
 */
public record Sample(
        String name,
        String file,
        String summary,
        List<String> arguments,
        String argumentHelp,
        int memoryMb,
        boolean ends,
        String teaches) {
    public Sample {
        arguments = List.copyOf(arguments);
    }
}
