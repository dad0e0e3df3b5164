package io.nablaconsole.app.lessons;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
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
     * @param done how many steps, from the first on, were done or passed over
     * @param skipped those among them that were passed over
     * @param finished whether every step was once done
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Reached(
            @JsonProperty("step") int step,
            @JsonProperty("done") int done,
            @JsonProperty("skipped") Set<Integer> skipped,
            @JsonProperty("finished") boolean finished) {
        static final Reached NOTHING = new Reached(0, 0, Set.of(), false);

        public Reached(int step, int done, @Nullable Set<Integer> skipped, boolean finished) {
            int far = Math.max(0, done);
            this.step = Math.max(0, step);
            this.done = far;
            this.skipped = skipped == null
                    ? Set.of()
                    : skipped.stream().filter(each -> each >= 0 && each < far).collect(Collectors.toUnmodifiableSet());
            this.finished = finished;
        }

        /** How many steps were really done. */
        int count() {
            return done - skipped.size();
        }

        /** Whether step {@code index} was done. */
        boolean did(int index) {
            return index < done && !skipped.contains(index);
        }

        /** With step {@code index} on show. */
        Reached at(int index) {
            return new Reached(index, done, skipped, finished);
        }

        /** With step {@code index}, of {@code steps}, done. */
        Reached doing(int index, int steps) {
            Set<Integer> left = new HashSet<>(skipped);
            left.remove(index);
            int far = Math.max(done, index + 1);
            return new Reached(step, far, left, finished || (far == steps && left.isEmpty()));
        }

        /** With step {@code index} behind, done or not. */
        Reached passing(int index) {
            if (index < done) {
                return this;
            }
            Set<Integer> more = new HashSet<>(skipped);
            more.add(index);
            return new Reached(step, index + 1, more, finished);
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
