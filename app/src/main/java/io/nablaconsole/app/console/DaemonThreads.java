package io.nablaconsole.app.console;

import com.techsenger.jeditermfx.core.TerminalExecutorServiceManager;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;

/** Threads of one terminal that never keep the window's process alive. */
final class DaemonThreads implements TerminalExecutorServiceManager {
    private final ScheduledExecutorService single;
    private final ExecutorService unbounded;

    DaemonThreads(String name) {
        ThreadFactory threads = work -> {
            Thread thread = new Thread(work, "console-" + name);
            thread.setDaemon(true);
            return thread;
        };
        single = Executors.newSingleThreadScheduledExecutor(threads);
        unbounded = Executors.newCachedThreadPool(threads);
    }

    @Override
    public ScheduledExecutorService getSingleThreadScheduledExecutor() {
        return single;
    }

    @Override
    public ExecutorService getUnboundedExecutorService() {
        return unbounded;
    }

    @Override
    public void shutdownWhenAllExecuted() {
        single.shutdown();
        unbounded.shutdown();
    }
}
