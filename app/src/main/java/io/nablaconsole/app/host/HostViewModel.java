package io.nablaconsole.app.host;

import io.nablaconsole.app.fx.Tasks;
import io.nablaconsole.app.i18n.Messages;
import io.nablaconsole.app.notices.Notice;
import io.nablaconsole.app.notices.Notices;
import io.nablaconsole.engine.Nabla;
import io.nablaconsole.engine.api.HostCheck;
import io.nablaconsole.engine.api.TenderReport;
import java.nio.file.Path;
import java.util.List;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** The checks of this machine, run anew when asked; for the FX thread. */
public final class HostViewModel {
    private final Host host;
    private final Path configuration;
    private final Tasks tasks;
    private final Notices notices;
    private final ObservableList<HostCheck> checks = FXCollections.observableArrayList();
    private final ObservableList<TenderReport> tenders = FXCollections.observableArrayList();
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private final ReadOnlyStringWrapper summary = new ReadOnlyStringWrapper(Messages.get("host.unknown"));

    /**
     * A kept place.
     *
     * @param name for people
     */
    public record Place(String name, Path path) {}

    private record Findings(List<HostCheck> checks, List<TenderReport> tenders) {}

    /**
     * Of {@code host}.
     *
     * @param configuration where the preferences are kept
     */
    public HostViewModel(Host host, Path configuration, Tasks tasks, Notices notices) {
        this.host = host;
        this.configuration = configuration;
        this.tasks = tasks;
        this.notices = notices;
    }

    /** What was found the last time, in the engine's order. */
    public ObservableList<HostCheck> checks() {
        return checks;
    }

    /** The tenders, usable or not. */
    public ObservableList<TenderReport> tenders() {
        return tenders;
    }

    /** Whether the machine is being looked at, or an archive written. */
    public ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }

    /** What was found, in one sentence. */
    public ReadOnlyStringProperty summaryProperty() {
        return summary.getReadOnlyProperty();
    }

    /** Where things are kept. */
    public List<Place> places() {
        return List.of(
                new Place(Messages.get("host.place.containers"), host.root()),
                new Place(Messages.get("host.place.preferences"), configuration),
                new Place(Messages.get("host.place.logs"), Nabla.logDirectory()));
    }

    /** Looks at the machine, then runs {@code then}; does nothing while it is busy. */
    public void run(Runnable then) {
        if (busy.get()) {
            return;
        }
        busy.set(true);
        summary.set(Messages.get("host.looking"));
        tasks.run(
                () -> new Findings(host.checks(), host.tenders()),
                found -> {
                    show(found);
                    then.run();
                },
                e -> {
                    busy.set(false);
                    summary.set(Messages.get("host.unknown"));
                    notices.error(Messages.get("notice.hostFailed"), e);
                });
    }

    private void show(Findings found) {
        busy.set(false);
        checks.setAll(found.checks());
        tenders.setAll(found.tenders());
        summary.set(Messages.get("host.summary", count(HostCheck.Result.BAD), count(HostCheck.Result.OPTIONAL)));
    }

    private long count(HostCheck.Result result) {
        return checks.stream().filter(check -> check.result() == result).count();
    }

    /**
     * Looks at the machine once, and when something that matters is missing says so in a notice that leads here.
     *
     * @param show opens this page
     */
    public void firstLook(Runnable show) {
        run(() -> checks.stream()
                .filter(check -> check.result() == HostCheck.Result.BAD)
                .findFirst()
                .ifPresent(check -> notices.show(new Notice(
                                Notice.Kind.WARNING,
                                Messages.get("notice.hostBad"),
                                check.name() + ": " + Messages.of(check.sentence()),
                                check.remedy(),
                                null)
                        .with(new Notice.Action(Messages.get("notice.hostShow"), show)))));
    }

    /** Writes a file to send along with a question. */
    public void archive(Path file) {
        if (busy.get()) {
            return;
        }
        busy.set(true);
        List<HostCheck> known = List.copyOf(checks);
        tasks.run(
                () -> {
                    host.archive(known.isEmpty() ? host.checks() : known, file);
                    return file;
                },
                written -> {
                    busy.set(false);
                    notices.success(Messages.get("notice.archived"), written.toString());
                },
                e -> {
                    busy.set(false);
                    notices.error(Messages.get("notice.archiveFailed"), e);
                });
    }
}
