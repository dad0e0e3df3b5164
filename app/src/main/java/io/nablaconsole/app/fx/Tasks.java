package io.nablaconsole.app.fx;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Background work of the window: engine calls, files and sockets run here, their results go back to the FX thread. Tests
 * give executors of their own and need no toolkit.
 */
public final class Tasks implements AutoCloseable {
    private final Executor background;
    private final Executor fx;
    private final Clock clock;
    private final @Nullable ExecutorService owned;
    private volatile boolean closed;

    /** Runs work after a while, once or again and again. */
    public interface Clock extends AutoCloseable {
        /** Runs {@code work} once after {@code delay}, on a thread that must not be kept. */
        Cancel after(Duration delay, Runnable work);

        /** Runs {@code work} every {@code period}, on a thread that must not be kept. */
        Cancel every(Duration period, Runnable work);

        @Override
        void close();
    }

    /** Calls off what was planned; calling it twice does nothing. */
    @FunctionalInterface
    public interface Cancel {
        void cancel();
    }

    private Tasks(Executor background, Executor fx, Clock clock, @Nullable ExecutorService owned) {
        this.background = background;
        this.fx = fx;
        this.clock = clock;
        this.owned = owned;
    }

    /** Tasks of the window: daemon threads, results on the FX thread. */
    public static Tasks forWindow() {
        AtomicInteger count = new AtomicInteger();
        ExecutorService pool = Executors.newCachedThreadPool(work -> {
            Thread thread = new Thread(work, "window-task-" + count.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
        return new Tasks(pool, FxThread::run, new ThreadClock(), pool);
    }

    /** Tasks on given executors, for tests. */
    public static Tasks of(Executor background, Executor fx, Clock clock) {
        return new Tasks(background, fx, clock, null);
    }

    /** Runs {@code work} off the FX thread and hands its result or failure to the FX thread. */
    public <T extends @Nullable Object> void run(
            Callable<T> work, Consumer<? super T> done, Consumer<? super Throwable> failed) {
        run(() -> {
            T result;
            try {
                result = work.call();
            } catch (Throwable e) {
                fx.execute(() -> failed.accept(e));
                return;
            }
            fx.execute(() -> done.accept(result));
        });
    }

    /** Runs {@code work} off the FX thread. */
    public void run(Runnable work) {
        if (!closed) {
            background.execute(work);
        }
    }

    /** Runs {@code work} on the FX thread. */
    public void fx(Runnable work) {
        fx.execute(work);
    }

    /** Runs {@code work} on the FX thread after {@code delay}. */
    public Cancel fxAfter(Duration delay, Runnable work) {
        return clock.after(delay, () -> fx.execute(work));
    }

    /** Runs {@code work} on the FX thread every {@code period}. */
    public Cancel fxEvery(Duration period, Runnable work) {
        return clock.every(period, () -> fx.execute(work));
    }

    /** After {@link #close}: waits until what was asked for before is done, or {@code limit} has passed. */
    public void awaitEnd(Duration limit) {
        if (owned == null) {
            return;
        }
        try {
            boolean unused = owned.awaitTermination(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Takes no more work; what was asked for before is still done. For the FX thread. */
    @Override
    public void close() {
        closed = true;
        clock.close();
        if (owned != null) {
            owned.shutdown();
        }
    }
}
