package io.nablaconsole.app.fx;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** The clock of the window: one daemon thread. */
final class ThreadClock implements Tasks.Clock {
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "window-clock");
        thread.setDaemon(true);
        return thread;
    });

    @Override
    public Tasks.Cancel after(Duration delay, Runnable work) {
        Future<?> planned = timer.schedule(work, delay.toMillis(), TimeUnit.MILLISECONDS);
        return () -> planned.cancel(false);
    }

    @Override
    public Tasks.Cancel every(Duration period, Runnable work) {
        Future<?> planned =
                timer.scheduleAtFixedRate(work, period.toMillis(), period.toMillis(), TimeUnit.MILLISECONDS);
        return () -> planned.cancel(false);
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
