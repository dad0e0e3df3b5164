package io.nablaconsole.app.live;

import io.nablaconsole.app.activity.ActivityEntry;
import io.nablaconsole.app.activity.ActivityLog;
import io.nablaconsole.app.fx.Tasks;
import io.nablaconsole.app.i18n.Messages;
import io.nablaconsole.app.notices.Notices;
import io.nablaconsole.engine.api.Container;
import io.nablaconsole.engine.api.ContainerSnapshot;
import io.nablaconsole.engine.api.EngineException;
import io.nablaconsole.engine.api.ErrorCode;
import io.nablaconsole.engine.api.Transition;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** Runs one action off the FX thread and tells row, activity log and user how it went. For the FX thread. */
final class ActionRunner {
    private final EngineAccess engine;
    private final Tasks tasks;
    private final ContainerList list;
    private final ActivityLog log;
    private final Notices notices;

    ActionRunner(EngineAccess engine, Tasks tasks, ContainerList list, ActivityLog log, Notices notices) {
        this.engine = engine;
        this.tasks = tasks;
        this.list = list;
        this.log = log;
        this.notices = notices;
    }

    /**
     * What is to be done, and the keys of its texts.
     *
     * @param command the command line that does the same
     * @param work blocks until done, then says in words what came of it
     */
    record Job(String action, String progress, String failure, String command, Work work) {}

    /** Work on a container, off the FX thread. */
    interface Work {
        String on(Container container);
    }

    private record Result(String text, Duration took, Optional<After> after) {}

    /** The container once the work was done. */
    private record After(ContainerSnapshot snapshot, List<Transition> life, long asOf) {}

    /** Does {@code job} on {@code row}, then tells {@code then} how long it took. */
    void perform(ContainerRow row, Job job, Consumer<Duration> then) {
        String id = row.id().value();
        ActivityEntry entry = log.begin(Messages.get(job.action()), id, job.command());
        boolean idle = !row.busy();
        if (idle) {
            row.progress(Messages.get(job.progress()));
        }
        timed(
                () -> work(id, job.work()),
                (result, took) -> {
                    settle(row, idle);
                    entry.done(result.took(), result.text());
                    result.after()
                            .ifPresentOrElse(
                                    after -> {
                                        list.take(after.snapshot(), after.asOf());
                                        row.life(after.life());
                                    },
                                    list::reconcile);
                    then.accept(result.took());
                },
                (e, took) -> {
                    settle(row, idle);
                    entry.failed(took, Notices.sentence(e));
                    notices.error(Messages.get(job.failure(), id), e);
                    list.reconcile();
                });
    }

    private Result work(String id, Work work) {
        Container container = engine.factory().load(id);
        long begun = System.nanoTime();
        String text = work.on(container);
        Duration took = Duration.ofNanos(System.nanoTime() - begun);
        return new Result(text, took, after(container));
    }

    /** Empty when it is gone: what was run by a program that deletes it at its end, say, has been stopped all the same. */
    private Optional<After> after(Container container) {
        long asOf = list.told(container.id());
        try {
            return Optional.of(new After(container.snapshot(), container.history(), asOf));
        } catch (EngineException e) {
            if (e.code() == ErrorCode.CONTAINER_NOT_EXISTS) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private static void settle(ContainerRow row, boolean idle) {
        if (idle) {
            row.progress("");
            row.stopping(null);
        }
    }

    /** Runs {@code work} and tells how it went and how long it took. */
    <T> void timed(Callable<T> work, BiConsumer<T, Duration> done, BiConsumer<Throwable, Duration> failed) {
        long begun = System.nanoTime();
        tasks.run(
                work,
                result -> done.accept(result, Duration.ofNanos(System.nanoTime() - begun)),
                e -> failed.accept(e, Duration.ofNanos(System.nanoTime() - begun)));
    }
}
