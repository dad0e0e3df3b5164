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
import io.nablaconsole.engine.api.ContainerSnapshot;
import io.nablaconsole.engine.api.HostReference;
import io.nablaconsole.engine.api.MemorySize;
import io.nablaconsole.engine.api.Message;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Carries containers from one machine to another in files. For the FX thread. */
public final class ArchiveActions {
    private static final String ENDING = ".zip";

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

    /** Asks whether an archive may have what it names of this host, before anything is made of it. */
    @FunctionalInterface
    public interface Question {
        /** Runs {@code trusted} when it may. */
        void about(Path archive, List<HostReference> named, Runnable trusted);
    }

    /** Tells archives from other files, off the FX thread: by what is in them, as a name may have lost its ending. */
    public void part(List<Path> files, BiConsumer<List<Path>, List<Path>> parted) {
        tasks.run(
                () -> files.stream().collect(Collectors.partitioningBy(ArchiveActions::isArchive)),
                found -> parted.accept(found.get(true), found.get(false)),
                e -> parted.accept(List.of(), files));
    }

    private static boolean isArchive(Path file) {
        return file.toString().toLowerCase(Locale.ROOT).endsWith(ENDING) || Nabla.isExported(file);
    }

    /** The disks of {@code rows}, each with its container's name and its size, as an export may leave them out. */
    public void disks(List<ContainerRow> rows, Consumer<List<String>> found) {
        List<String> ids = rows.stream().map(row -> row.id().value()).toList();
        tasks.run(
                () -> ids.stream().flatMap(this::disks).toList(),
                found,
                e -> found.accept(List.of()) // the export itself says what is wrong
                );
    }

    private Stream<String> disks(String id) {
        return Nabla.disks(engine.factory().load(id).config()).stream()
                .map(disk -> Messages.get("export.disks.line", id, disk, size(disk)));
    }

    private static Object size(Path disk) {
        try {
            return new MemorySize(Files.size(disk));
        } catch (IOException e) {
            return "?";
        }
    }

    /**
     * Writes {@code row} into {@code archive}; the row tells how far that has come, and can call it off.
     *
     * @param disks whether its disks come along
     */
    public void export(ContainerRow row, Path archive, boolean disks) {
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
                "action.export",
                "progress.exporting",
                "notice.exportFailed",
                line.export(id, archive, disks),
                container -> {
                    boolean whole = Nabla.exportContainer(container, archive, disks, meter);
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

    private record Imported(ContainerSnapshot snapshot, Path directory, List<Message> warnings) {}

    /**
     * Makes a container of {@code archive} under a name of its own, and hands its row to {@code made}. A notice tells how
     * far that has come, and can call it off.
     *
     * @param question asked before, when it names things of this host
     */
    public void importFrom(Path archive, Consumer<ContainerRow> made, Question question) {
        String id = NameSuggestion.of(
                NameSuggestion.base(NameSuggestion.base(archive)),
                name -> coming.contains(name) || list.find(name).isPresent());
        coming.add(id);
        tasks.run(
                () -> {
                    Path directory = Nabla.importDirectory(id);
                    return new Asked(id, archive, directory, Nabla.hostPaths(archive, directory));
                },
                asked -> {
                    if (asked.named().isEmpty()) {
                        importInto(asked, made);
                    } else {
                        coming.remove(id); // who thinks better of it never says so
                        question.about(archive, asked.named(), () -> importInto(asked, made));
                    }
                },
                e -> failed(id, archive, e));
    }

    /** What is to become of an archive, and what it may have of this host: that, and nothing it names later. */
    private record Asked(String id, Path archive, Path directory, List<HostReference> named) {
        boolean trusts(List<HostReference> wanted) {
            return named.containsAll(wanted);
        }
    }

    private void importInto(Asked asked, Consumer<ContainerRow> made) {
        String id = asked.id();
        Path archive = asked.archive();
        Path directory = asked.directory();
        coming.add(id);
        boolean trusted = !asked.named().isEmpty();
        ActivityEntry entry =
                log.begin(Messages.get("action.import"), id, line.importFrom(archive, directory, id, trusted));
        Meter meter = new Meter();
        Notice notice = notices.begin(
                Messages.get("notice.importing", archive.getFileName()),
                Messages.get("notice.importingAs", id),
                meter.progress);
        runner.timed(
                () -> Nabla.importContainer(engine.factory(), id, archive, directory, meter.transfer, asked::trusts)
                        .map(container -> new Imported(
                                container.snapshot(),
                                directory,
                                engine.factory().warnings(id, container.config()))),
                (imported, took) -> {
                    notices.dismiss(notice);
                    coming.remove(id);
                    imported.ifPresentOrElse(
                            done -> {
                                entry.done(took, Messages.get("activity.imported", directory));
                                notices.success(
                                        Messages.get("notice.imported", id),
                                        Messages.get("notice.importedTo", directory));
                                notices.warnings(Messages.get("notice.madeBut", id), done.warnings());
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

    private void failed(String id, Path archive, Throwable e) {
        coming.remove(id);
        notices.error(Messages.get("notice.importFailed", archive), e);
    }
}
