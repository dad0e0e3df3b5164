package io.nablaconsole.app.live;

import io.nablaconsole.app.activity.ActivityEntry;
import io.nablaconsole.app.activity.ActivityLog;
import io.nablaconsole.app.activity.NablactlLine;
import io.nablaconsole.app.fx.Tasks;
import io.nablaconsole.app.i18n.Messages;
import io.nablaconsole.app.live.ActionRunner.Job;
import io.nablaconsole.app.notices.Notice;
import io.nablaconsole.app.notices.Notices;
import io.nablaconsole.app.notices.Progress;
import io.nablaconsole.engine.Nabla;
import io.nablaconsole.engine.api.Container;
import io.nablaconsole.engine.api.ContainerSnapshot;
import io.nablaconsole.engine.api.Hooks;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
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
    private final Set<String> coming = new HashSet<>();

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
        TransferMeter meter = new TransferMeter(tasks, at -> {
            if (row.busy()) {
                row.progress(at.words("progress.exportingPart"));
            }
        });
        String id = row.id().value();
        Job job = new Job(
                "action.export", "progress.exporting", "notice.exportFailed", line.export(id, archive), container -> {
                    boolean whole = Nabla.exportContainer(container, archive, false, meter);
                    return Messages.get(whole ? "activity.exported" : "activity.calledOff", archive);
                });
        runner.perform(row, job, took -> {
            row.cancel(null);
            if (!meter.calledOff()) {
                notices.success(Messages.get("notice.exported", id), archive.toString());
            }
        });
        row.cancel(meter::callOff);
    }

    /**
     * What came of an import.
     *
     * @param hooks whether it brought programs of this host to be run
     */
    private record Imported(ContainerSnapshot snapshot, Path directory, boolean hooks) {}

    /**
     * Makes a container of {@code archive} under a name of its own, and hands its row to {@code made}. A notice tells how
     * far that has come, and can call it off.
     */
    public void importFrom(Path archive, Consumer<ContainerRow> made) {
        String id = NameSuggestion.of(
                NameSuggestion.base(NameSuggestion.base(archive)),
                name -> coming.contains(name) || list.find(name).isPresent());
        coming.add(id);
        tasks.run(
                () -> Nabla.importDirectory(id),
                directory -> importInto(id, archive, directory, made),
                e -> failed(id, archive, e));
    }

    private void importInto(String id, Path archive, Path directory, Consumer<ContainerRow> made) {
        ActivityEntry entry = log.begin(Messages.get("action.import"), id, line.importFrom(archive, directory, id));
        Meter meter = new Meter();
        Notice notice = notices.begin(
                Messages.get("notice.importing", archive.getFileName()),
                Messages.get("notice.importingAs", id),
                meter.progress);
        runner.timed(
                () -> Nabla.importContainer(engine.factory(), id, archive, directory, meter.transfer)
                        .map(container -> imported(container, directory)),
                (imported, took) -> {
                    notices.dismiss(notice);
                    coming.remove(id);
                    imported.ifPresentOrElse(
                            done -> {
                                entry.done(took, Messages.get("activity.imported", directory));
                                tell(id, done);
                                made.accept(list.add(done.snapshot()));
                            },
                            () -> entry.done(took, Messages.get("activity.importCalledOff")));
                },
                (e, took) -> {
                    notices.dismiss(notice);
                    entry.failed(took, Notices.sentence(e));
                    failed(id, archive, e);
                });
    }

    /** What an import tells, and its notice shows. */
    private final class Meter {
        final TransferMeter transfer = new TransferMeter(tasks, this::show);
        final Progress progress = new Progress(transfer::callOff);

        private void show(TransferMeter.At at) {
            progress.at(at.part(), at.words("notice.importingPart"));
        }
    }

    private static Imported imported(Container container, Path directory) {
        return new Imported(
                container.snapshot(), directory, !container.config().hooks().equals(Hooks.NONE));
    }

    private void failed(String id, Path archive, Throwable e) {
        coming.remove(id);
        notices.error(Messages.get("notice.importFailed", archive), e);
    }

    private void tell(String id, Imported imported) {
        String text = Messages.get("notice.importedTo", imported.directory());
        notices.success(
                Messages.get("notice.imported", id),
                imported.hooks() ? text + " " + Messages.get("notice.importedHooks") : text);
    }
}
