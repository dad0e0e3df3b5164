package io.nablaconsole.app.timeline;

import io.nablaconsole.app.i18n.Messages;
import io.nablaconsole.engine.api.RunRecord;
import io.nablaconsole.engine.api.Transition;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A point on the timeline.
 *
 * @param kind chooses the colour
 * @param text what happened, in words
 */
public record TimelineEvent(Instant time, Kind kind, String text) {
    /** What happened. */
    public enum Kind {
        CREATED,
        READY,
        STARTED,
        OUTPUT,
        PAUSED,
        SIGNALLED,
        ENDED,
        FAILED
    }

    /** Older ones are left out: a picture must stay one. */
    static final int MOST = 60;

    /**
     * What is known of a container's life, oldest first.
     *
     * @param created when it was made; null while that is not known
     * @param runs those its console's log still tells of
     * @param life the steps that were made, by whichever program
     */
    public static List<TimelineEvent> of(@Nullable Instant created, List<RunRecord> runs, List<Transition> life) {
        List<TimelineEvent> all = new ArrayList<>();
        add(all, created, Kind.CREATED, Messages.get("timeline.created"));
        for (RunRecord run : runs) {
            if (run.pid() != 0) {
                add(all, run.ready(), Kind.READY, Messages.get("timeline.ready", run.pid()));
            }
            add(all, run.started(), Kind.STARTED, Messages.get("timeline.started"));
            add(all, run.firstOutput(), Kind.OUTPUT, Messages.get("timeline.output"));
            boolean well = run.code() != null && run.code() == 0;
            add(all, run.ended(), well ? Kind.ENDED : Kind.FAILED, Messages.get("timeline.ended", end(run)));
        }
        life.forEach(step -> add(all, step, runs.isEmpty()));
        all.sort(Comparator.comparing(TimelineEvent::time));
        return List.copyOf(all.subList(Math.max(0, all.size() - MOST), all.size()));
    }

    /** @param alone whether no log tells of the runs: it may be kept by somebody else */
    private static void add(List<TimelineEvent> all, Transition step, boolean alone) {
        switch (step.step()) {
            case SIGNAL -> add(all, step.time(), Kind.SIGNALLED, Messages.get("timeline.signal", step.detail()));
            case PAUSE -> add(all, step.time(), Kind.PAUSED, Messages.get("timeline.pause"));
            case RESUME -> add(all, step.time(), Kind.PAUSED, Messages.get("timeline.resume"));
            case START -> add(all, alone ? step.time() : null, Kind.READY, Messages.get("timeline.init"));
            case EXEC -> add(all, alone ? step.time() : null, Kind.STARTED, Messages.get("timeline.started"));
            case CREATE -> {
                // told by the container's own time
            }
        }
    }

    private static void add(List<TimelineEvent> all, @Nullable Instant time, Kind kind, String text) {
        if (time != null) {
            all.add(new TimelineEvent(time, kind, text));
        }
    }

    private static String end(RunRecord run) {
        if (run.signal() != null) {
            return Messages.get("life.signalled", run.signal().name());
        }
        return run.code() != null ? Messages.get("life.exited", run.code()) : Messages.get("life.unseen");
    }
}
