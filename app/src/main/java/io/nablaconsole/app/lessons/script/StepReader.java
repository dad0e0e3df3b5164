package io.nablaconsole.app.lessons.script;

import io.nablaconsole.engine.api.EngineException;
import io.nablaconsole.engine.api.Signal;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads what the buttons of a step do and what the step waits for. */
final class StepReader {
    private static final int MOST_CODE = 255;

    private final Set<String> containers;

    /**
     * Makes one.
     *
     * @param containers the names of the lesson's containers: no other may be spoken of
     */
    StepReader(Set<String> containers) {
        this.containers = containers;
    }

    /** The words of {@code action}. */
    private enum Act {
        CREATE,
        PREPARE,
        START,
        PAUSE,
        RESUME,
        STOP,
        DELETE,
        RUN,
        SIGNAL,
        SHOW,
        MEASURE
    }

    Deed deed(Part part) throws LessonException {
        Act act = part.get("action").oneOf(Act.class);
        Text label = part.find("label").isPresent() ? part.get("label").text() : null;
        switch (act) {
            case MEASURE -> {
                part.allow("action", "label");
                return new Deed.Measure(label);
            }
            case SHOW -> {
                part.allow("action", "place", "container", "label");
                Place place = part.get("place").oneOf(Place.class);
                return new Deed.Show(place, containerAt(part, place), label);
            }
            case SIGNAL -> {
                part.allow("action", "container", "signal", "label");
                return new Deed.Send(signal(part.get("signal")), container(part), label);
            }
            default -> {
                part.allow("action", "container", "label");
                return new Deed.With(Deed.Verb.valueOf(act.name()), container(part), label);
            }
        }
    }

    /** The words of {@code check}. */
    private enum Kind {
        STATUS,
        ENDED,
        PRINTS,
        SHOWN,
        MEASURED
    }

    Check check(Part part) throws LessonException {
        return switch (part.get("check").oneOf(Kind.class)) {
            case STATUS -> {
                part.allow("check", "container", "is");
                yield new Check.Is(container(part), part.get("is").oneOf(Check.Condition.class));
            }
            case ENDED -> {
                part.allow("check", "container", "code", "signal");
                yield new Check.Ended(
                        container(part),
                        part.find("code").isPresent() ? part.get("code").number(0, MOST_CODE) : null,
                        part.find("signal").isPresent() ? signal(part.get("signal")) : null);
            }
            case PRINTS -> {
                part.allow("check", "container", "text");
                yield new Check.Prints(container(part), part.get("text").string());
            }
            case SHOWN -> {
                part.allow("check", "place", "container");
                Place place = part.get("place").oneOf(Place.class);
                yield new Check.Shown(place, containerAt(part, place));
            }
            case MEASURED -> {
                part.allow("check");
                yield new Check.Measured();
            }
        };
    }

    private String container(Part part) throws LessonException {
        Part name = part.get("container");
        if (!containers.contains(name.string())) {
            throw name.wrong("lessons.bad.container", name.string(), String.join(", ", containers));
        }
        return name.string();
    }

    /** A tab shows a container, so it must be said which. */
    private @Nullable String containerAt(Part part, Place place) throws LessonException {
        return place.tab() || part.find("container").isPresent() ? container(part) : null;
    }

    private static Signal signal(Part part) throws LessonException {
        try {
            return Signal.parse(part.string());
        } catch (EngineException e) {
            throw part.wrong("lessons.bad.signal", part.string());
        }
    }
}
