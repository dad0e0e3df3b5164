package io.nablaconsole.app.lessons;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How far one has come in which lesson.
 *
 * @param lessons by the lesson's id
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record LessonProgress(@JsonProperty("lessons") Map<String, Reached> lessons) {
    public static final LessonProgress NONE = new LessonProgress(Map.of());

    public LessonProgress(@Nullable Map<String, Reached> lessons) {
        this.lessons = lessons == null ? Map.of() : Map.copyOf(lessons);
    }

    /**
     * A point in a lesson.
     *
     * @param step the one on show, counted from 0
     * @param done how many steps were done, one after the other from the first
     * @param finished whether it was once played to its end
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Reached(
            @JsonProperty("step") int step,
            @JsonProperty("done") int done,
            @JsonProperty("finished") boolean finished) {
        static final Reached NOTHING = new Reached(0, 0, false);

        public Reached {
            step = Math.max(0, step);
            done = Math.max(0, done);
        }
    }

    /** How far one has come in lesson {@code id}. */
    Reached of(String id) {
        return lessons.getOrDefault(id, Reached.NOTHING);
    }

    /** The same but for lesson {@code id}. */
    LessonProgress with(String id, Reached reached) {
        Map<String, Reached> next = new HashMap<>(lessons);
        next.put(id, reached);
        return new LessonProgress(next);
    }
}
