package io.nablaconsole.app.live;

import io.nablaconsole.app.activity.ActivityEntry;
import io.nablaconsole.app.activity.ActivityLog;
import io.nablaconsole.app.activity.NablactlLine;
import io.nablaconsole.app.fx.Tasks;
import io.nablaconsole.app.i18n.Messages;
import io.nablaconsole.app.live.ActionRunner.Job;
import io.nablaconsole.app.notices.Notice;
import io.nablaconsole.app.notices.Notices;
import io.nablaconsole.engine.api.Action;
import io.nablaconsole.engine.api.Config;
import io.nablaconsole.engine.api.Container;
import io.nablaconsole.engine.api.ContainerProcess;
import io.nablaconsole.engine.api.ContainerSnapshot;
import io.nablaconsole.engine.api.ImageChange;
import io.nablaconsole.engine.api.Message;
import io.nablaconsole.engine.api.Signal;
import io.nablaconsole.engine.api.StopControl;
import io.nablaconsole.engine.api.StopControl.Wish;
import io.nablaconsole.engine.api.Transition;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * What the window asks of the engine. Each action runs off the FX thread, shows its progress on the row, is noted in the
 * activity log with its time, and tells the user when it failed. For the FX thread.
 */
public final class ContainerActions {
    /** The signals people send most. */
    public static final List<Signal> FAVOURITE_SIGNALS = List.of("TERM", "INT", "KILL", "HUP", "USR1").stream()
            .map(Signal::parse)
            .toList();

    private final EngineAccess engine;
    private final Tasks tasks;
    private final ContainerList list;
    private final ActivityLog log;
    private final Notices notices;
    private final Supplier<Duration> stopGrace;
    private final NablactlLine line;
    private final ActionRunner runner;
    private Question question = (row, image, keep) -> keep.accept(false);

    public ContainerActions(
            EngineAccess engine,
            Tasks tasks,
            ContainerList list,
            ActivityLog log,
            Notices notices,
            Supplier<Duration> stopGrace) {
        this.engine = engine;
        this.tasks = tasks;
        this.list = list;
        this.log = log;
        this.notices = notices;
        this.stopGrace = stopGrace;
        this.line = new NablactlLine(engine.root());
        this.runner = new ActionRunner(engine, tasks, list, log, notices);
    }

    private record Made(ContainerSnapshot snapshot, List<Transition> life, List<Message> warnings, Duration took) {}

    /** Makes a container, hands its row to {@code made}, or what went wrong to {@code failed}. */
    public void create(String id, Config config, Consumer<ContainerRow> made, Consumer<? super Throwable> failed) {
        ActivityEntry entry = log.begin(Messages.get("action.create"), id, line.create(id, config));
        runner.timed(
                () -> make(id, config),
                (result, took) -> {
                    entry.done(result.took(), Messages.get("activity.created"));
                    ContainerRow row = list.add(result.snapshot());
                    row.life(result.life());
                    notices.warnings(Messages.get("notice.madeBut", id), result.warnings());
                    made.accept(row);
                },
                (e, took) -> {
                    entry.failed(took, Notices.sentence(e));
                    failed.accept(e);
                });
    }

    private Made make(String id, Config config) {
        var factory = engine.factory();
        long begun = System.nanoTime();
        var container = factory.create(id, config);
        Duration took = Duration.ofNanos(System.nanoTime() - begun);
        return new Made(container.snapshot(), container.history(), factory.warnings(id, config), took);
    }

    /** Asks which unikernel {@code row} is to run when {@code image}, its file, was built again. */
    @FunctionalInterface
    public interface Question {
        /** Tells {@code keep} whether the old one is to run; tells nothing when nothing is to run. */
        void which(ContainerRow row, Path image, Consumer<Boolean> keep);
    }

    /** Asks by {@code other} from now on; until then what was built again is taken. */
    public void askBy(Question other) {
        question = other;
    }

    /** Makes the init and opens the gate; only the latter when the init waits already. */
    public void start(ContainerRow row) {
        if (row.permits(Action.EXEC)) {
            settled(row, keep -> exec(row, keep));
        } else if (row.permits(Action.START)) {
            settled(row, keep -> makeInit(row, keep, () -> exec(row, keep)));
        }
    }

    private record Found(ImageChange change, Path image) {}

    /** Looks at the unikernel's file before {@code then}: what runs is never another program without a word. */
    private void settled(ContainerRow row, Consumer<Boolean> then) {
        String id = row.id().value();
        row.progress(Messages.get("progress.starting"));
        tasks.run(
                () -> {
                    Container container = engine.factory().load(id);
                    return new Found(container.imageChange(), container.config().image());
                },
                found -> {
                    row.progress("");
                    switch (found.change()) {
                        case NONE -> then.accept(false);
                        case GONE -> {
                            notices.show(new Notice(
                                    Notice.Kind.INFO,
                                    Messages.get("notice.imageGone", id),
                                    Messages.get("notice.imageGone.text", found.image()),
                                    null,
                                    null));
                            then.accept(false);
                        }
                        case REBUILT -> question.which(row, found.image(), then);
                    }
                },
                e -> {
                    row.progress("");
                    then.accept(false); // the start itself says what is wrong
                });
    }

    /** Makes the init, which waits at the gate. */
    public void prepare(ContainerRow row) {
        if (row.permits(Action.START)) {
            settled(row, keep -> makeInit(row, keep, () -> {}));
        }
    }

    private static void renewUnless(boolean keep, Container container) {
        if (!keep && container.imageChange() == ImageChange.REBUILT) {
            container.renew();
        }
    }

    private void makeInit(ContainerRow row, boolean keep, Runnable then) {
        String command = line.prepare(row.id().value(), keep);
        Job job = new Job("action.prepare", "progress.starting", "notice.startFailed", command, container -> {
            renewUnless(keep, container);
            container.start(ContainerProcess.ofConfig());
            return Messages.get("activity.initMade");
        });
        runner.perform(row, job, took -> then.run());
    }

    private void exec(ContainerRow row, boolean keep) {
        String command = line.start(row.id().value(), keep);
        Job job = new Job("action.start", "progress.starting", "notice.startFailed", command, container -> {
            renewUnless(keep, container);
            container.exec();
            return Messages.get("activity.started");
        });
        runner.perform(row, job, took -> {});
    }

    /** As {@link Container#stop}, with the time set in the preferences. */
    public void stop(ContainerRow row) {
        if (!row.permits(Action.SIGNAL)) {
            return;
        }
        Duration grace = stopGrace.get();
        StopControl control = new StopControl(left -> tasks.fx(() -> showLeft(row, left)));
        String command = line.stop(row.id().value(), grace);
        Job job = new Job(
                "action.stop",
                "progress.stopping",
                "notice.stopFailed",
                command,
                container -> container
                        .stop(grace, control)
                        .map(exit -> Messages.ofEngine(exit.reason()))
                        .orElseGet(() -> Messages.get(
                                control.wish() == Wish.CALL_OFF ? "activity.stopCancelled" : "activity.stopUnseen")));
        row.stopping(control);
        runner.perform(row, job, took -> {});
    }

    private static void showLeft(ContainerRow row, int seconds) {
        if (row.stoppingProperty().get() != null) {
            row.progress(seconds > 0 ? Messages.get("progress.stoppingIn", seconds) : Messages.get("progress.killing"));
        }
    }

    /** Sends {@code signal}, to the group when {@code all}. */
    public void signal(ContainerRow row, Signal signal, boolean all) {
        if (!row.status().permits(Action.SIGNAL)) {
            return;
        }
        String command = line.kill(row.id().value(), signal, all);
        Job job = new Job("action.signal", "progress.signalling", "notice.signalFailed", command, container -> {
            container.signal(signal, all);
            return Messages.get("activity.signalled", signal.name());
        });
        runner.perform(row, job, took -> {});
    }

    /** Holds every process. */
    public void pause(ContainerRow row) {
        if (!row.permits(Action.PAUSE)) {
            return;
        }
        String command = line.pause(row.id().value());
        Job job = new Job("action.pause", "progress.pausing", "notice.pauseFailed", command, container -> {
            container.pause();
            return Messages.get("activity.paused");
        });
        runner.perform(row, job, took -> {});
    }

    /** Lets a paused one go on. */
    public void resume(ContainerRow row) {
        if (!row.permits(Action.RESUME)) {
            return;
        }
        String command = line.resume(row.id().value());
        Job job = new Job("action.resume", "progress.resuming", "notice.resumeFailed", command, container -> {
            container.resume();
            return Messages.get("activity.resumed");
        });
        runner.perform(row, job, took -> {});
    }

    /** Removes {@code rows}; live ones are killed first. Their notice, and the activity log, offer to make them again. */
    public void delete(List<ContainerRow> rows) {
        List<ContainerRow> all = List.copyOf(rows);
        Deletion deletion = new Deletion(all.size(), notices, this::makeAgain);
        all.forEach(row -> delete(row, deletion));
    }

    private void makeAgain(String id, Config config, Runnable failed) {
        create(id, config, row -> {}, e -> {
            notices.error(Messages.get("notice.undoFailed", id), e);
            failed.run();
        });
    }

    private void delete(ContainerRow row, Deletion deletion) {
        String id = row.id().value();
        boolean force = row.live() || row.now().problem() != null;
        ActivityEntry entry = log.begin(Messages.get("action.delete"), id, line.delete(id, force));
        row.progress(Messages.get("progress.deleting"));
        runner.timed(
                () -> Deletion.delete(engine.factory(), id, force),
                (was, took) -> {
                    entry.done(took, Messages.get("activity.deleted"));
                    list.remove(row.id());
                    deletion.done(id, was, entry);
                },
                (e, took) -> {
                    row.progress("");
                    entry.failed(took, Notices.sentence(e));
                    notices.error(Messages.get("notice.deleteFailed", id), e);
                    deletion.ended();
                });
    }
}
