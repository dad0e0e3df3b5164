package io.nablaconsole.app.testing;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/** Which threads an exception ended while somebody waited; whoever was told of them before still is. */
final class DeadThreads implements AutoCloseable {
    private final Thread.@Nullable UncaughtExceptionHandler before = Thread.getDefaultUncaughtExceptionHandler();
    private final Queue<String> names = new ConcurrentLinkedQueue<>();

    private DeadThreads() {}

    static DeadThreads fromNowOn() {
        DeadThreads dead = new DeadThreads();
        Thread.setDefaultUncaughtExceptionHandler(dead::died);
        return dead;
    }

    private void died(Thread thread, Throwable cause) {
        names.add(thread.getName() + " of " + cause);
        if (before != null) {
            before.uncaughtException(thread, cause);
        } else {
            cause.printStackTrace();
        }
    }

    @Override
    public void close() {
        Thread.setDefaultUncaughtExceptionHandler(before);
    }

    @Override
    public String toString() {
        return names.isEmpty() ? "no thread has died" : "threads that have died: " + names;
    }
}
