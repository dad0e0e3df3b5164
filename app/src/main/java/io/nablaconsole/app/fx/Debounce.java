package io.nablaconsole.app.fx;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Runs something once the calls for it have paused; for the FX thread. */
public final class Debounce {
    private final Tasks tasks;
    private final Duration quiet;
    private final Runnable work;
    private Tasks.@Nullable Cancel planned;

    public Debounce(Tasks tasks, Duration quiet, Runnable work) {
        this.tasks = tasks;
        this.quiet = quiet;
        this.work = work;
    }

    /** Asks for a run; one asked for before that has not begun yet is called off. */
    public void call() {
        cancel();
        planned = tasks.fxAfter(quiet, work);
    }

    /** Calls off what was asked for. */
    public void cancel() {
        if (planned != null) {
            planned.cancel();
            planned = null;
        }
    }
}
