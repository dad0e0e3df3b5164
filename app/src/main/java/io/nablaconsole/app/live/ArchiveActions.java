package io.nablaconsole.app.live;

import io.nablaconsole.app.activity.ActivityEntry;
import io.nablaconsole.app.activity.ActivityLog;
import io.nablaconsole.app.activity.NablactlLine;
import io.nablaconsole.app.fx.Tasks;
import io.nablaconsole.app.i18n.Messages;
import io.nablaconsole.app.live.ActionRunner.Job;
import io.nablaconsole.app.notices.Notices;
import io.nablaconsole.engine.Nabla;
import io.nablaconsole.engine.api.ContainerSnapshot;
import io.nablaconsole.engine.api.Hooks;
import io.nablaconsole.engine.api.TransferProgress;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/** Carries containers from one machine to another in files. For the FX thread. */
public final class ArchiveActions {
    private final EngineAccess engine;
    private final Tasks tasks;
    private final ContainerList list;
    private final ActivityLog log;
    private final Notices notices;
    private final NablactlLine line;
    private final ActionRunner runner;

    public ArchiveActions(EngineAccess engine, Tasks tasks, ContainerList list, ActivityLog log, Notices notices) {
        this.engine = engine;
        this.tasks = tasks;
        this.list = list;
        this.log = log;
        this.notices = notices;
        this.line = new NablactlLine(engine.root());
        this.runner = new ActionRunner(engine, tasks, list, log, notices);
    }

    /** Writes {@code row} into {@code archive}; the row tells how far that has come, and can call it off. */
    public void export(ContainerRow row, Path archive) {
        if (row.busy()) {
            return;
        }
        AtomicBoolean off = new AtomicBoolean();
        String id = row.id().value();
        Job job = new Job(
                "action.export", "progress.exporting", "notice.exportFailed", line.export(id, archive), container -> {
                    boolean whole = Nabla.exportContainer(container, archive, false, meter(row, off));
                    return Messages.get(whole ? "activity.exported" : "activity.calledOff", archive);
                });
        runner.perform(row, job, took -> {
            if (!off.get()) {
                notices.success(Messages.get("notice.exported", id), archive.toString());
            }
        });
        row.cancel(() -> off.set(true));
    }

    private TransferProgress meter(ContainerRow row, AtomicBoolean off) {
        return new TransferProgress() {
            private long told;

            @Override
            public boolean goOn(long done, long total) {
                long percent = done * 100 / Math.max(1, total);
                if (percent > told) {
                    told = percent;
                    tasks.fx(() -> {
                        if (row.busy()) {
                            row.progress(Messages.get("progress.exportingPart", percent));
                        }
                    });
                }
                return !off.get();
            }
        };
    }

    /**
     * What came of an import.
     *
     * @param hooks whether it brought programs of this host to be run
     */
    private record Imported(ContainerSnapshot snapshot, Path directory, boolean hooks) {}

    /** Makes a container of {@code archive} under a name of its own, and hands its row to {@code made}. */
    public void importFrom(Path archive, Consumer<ContainerRow> made) {
        String id = NameSuggestion.of(
                NameSuggestion.base(NameSuggestion.base(archive)),
                name -> list.find(name).isPresent());
        tasks.run(
                () -> Nabla.importDirectory(id),
                directory -> importInto(id, archive, directory, made),
                e -> notices.error(Messages.get("notice.importFailed", archive), e));
    }

    private void importInto(String id, Path archive, Path directory, Consumer<ContainerRow> made) {
        ActivityEntry entry = log.begin(Messages.get("action.import"), id, line.importFrom(archive, directory, id));
        runner.timed(
                () -> Nabla.importContainer(engine.factory(), id, archive, directory, TransferProgress.UNSEEN)
                        .map(container -> new Imported(
                                container.snapshot(),
                                directory,
                                !container.config().hooks().equals(Hooks.NONE)))
                        .orElseThrow(), // nobody calls it off
                (imported, took) -> {
                    entry.done(took, Messages.get("activity.imported", imported.directory()));
                    tell(id, imported);
                    made.accept(list.add(imported.snapshot()));
                },
                (e, took) -> {
                    entry.failed(took, Notices.sentence(e));
                    notices.error(Messages.get("notice.importFailed", archive), e);
                });
    }

    private void tell(String id, Imported imported) {
        String text = Messages.get("notice.importedTo", imported.directory());
        notices.success(
                Messages.get("notice.imported", id),
                imported.hooks() ? text + " " + Messages.get("notice.importedHooks") : text);
    }
}
