package io.nablaconsole.app.lessons.script;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A lesson, as its file says it.
 *
 * @param id name of its file without the ending
 * @param summary what one will know afterwards, a sentence
 * @param minutes how long it takes
 * @param containers what the lesson may make, by the container's name
 * @param steps at least one
 */
public record Lesson(
        String id, Text title, Text summary, int minutes, Map<String, Recipe> containers, List<Step> steps) {
    /** The annotation of a container that a lesson made; its value is the lesson's id. */
    public static final String ANNOTATION = "io.nablaconsole.lesson";

    /**
     * How to make a container: of a sample or of a file.
     *
     * @param sample name of the sample; null when {@code file} is given
     * @param file absolute path of a unikernel; null when {@code sample} is given
     * @param arguments for the guest
     * @param memoryMb guest memory in MiB; null: what suits the sample, else the engine's default
     */
    public record Recipe(
            @Nullable String sample,
            @Nullable Path file,
            List<String> arguments,
            @Nullable Integer memoryMb) {
        public Recipe {
            arguments = List.copyOf(arguments);
            if ((sample == null) == (file == null)) {
                throw new IllegalArgumentException("either a sample or a file");
            }
        }
    }

    public Lesson {
        containers = Map.copyOf(containers);
        steps = List.copyOf(steps);
        if (steps.isEmpty()) {
            throw new IllegalArgumentException("a lesson without steps");
        }
    }
}
