package io.nablaconsole.app.lessons.script;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One step of a lesson.
 *
 * @param deeds what its buttons do
 * @param checks what must have been seen, one after the other, until the step is done; without any it is done at once
 * @param question to think about; null: none
 */
public record Step(
        Text title,
        Text text,
        List<Deed> deeds,
        List<Check> checks,
        @Nullable Question question) {
    /** A question whose answer is shown when asked for. */
    public record Question(Text question, Text answer) {}

    public Step {
        deeds = List.copyOf(deeds);
        checks = List.copyOf(checks);
    }
}
