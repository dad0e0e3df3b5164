package io.nablaconsole.app.timeline;

import io.nablaconsole.app.i18n.Messages;
import io.nablaconsole.app.live.LifeEvent;
import io.nablaconsole.engine.api.RunRecord;
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
     * @param seen what this window saw itself
     */
    public static List<TimelineEvent> of(@Nullable Instant created, List<RunRecord> runs, List<LifeEvent> seen) {
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
        for (LifeEvent event : seen) {
            Kind kind = event.kind() == LifeEvent.Kind.SIGNALLED ? Kind.SIGNALLED : Kind.PAUSED;
            add(all, event.time(), kind, Messages.get("timeline." + event.kind(), event.detail()));
        }
        all.sort(Comparator.comparing(TimelineEvent::time));
        return List.copyOf(all.subList(Math.max(0, all.size() - MOST), all.size()));
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
