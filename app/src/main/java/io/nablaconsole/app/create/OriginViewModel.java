package io.nablaconsole.app.create;

import io.nablaconsole.app.fx.Tasks;
import io.nablaconsole.app.i18n.Messages;
import io.nablaconsole.app.live.EngineAccess;
import io.nablaconsole.app.live.NameSuggestion;
import io.nablaconsole.app.notices.Notices;
import io.nablaconsole.engine.Nabla;
import io.nablaconsole.engine.api.Config;
import io.nablaconsole.engine.api.ImageReport;
import io.nablaconsole.engine.api.MemorySize;
import io.nablaconsole.engine.api.Message;
import io.nablaconsole.engine.api.Sample;
import io.nablaconsole.engine.api.TenderReport;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;

/**
 * What the form begins with: a file, a sample, a bundle or another container; what the file is decides what is asked for.
 * For the FX thread.
 */
public final class OriginViewModel {
    private final EngineAccess engine;
    private final Tasks tasks;
    private final CreateForm form;
    private final RememberedForms remembered;
    private final Consumer<Runnable> fill;
    private final Runnable judged;
    private final ReadOnlyObjectWrapper<@Nullable ImageReport> report = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyStringWrapper fileProblem = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper origin = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper recalled = new ReadOnlyBooleanWrapper();
    private @Nullable Sample sample;
    private Consumer<Path> archive = this::chooseFile;
    private int question;

    /**
     * Begins with nothing.
     *
     * @param fill runs a change of many fields, after which the form is looked at once
     * @param judged told when a file was refused
     */
    OriginViewModel(
            EngineAccess engine,
            Tasks tasks,
            CreateForm form,
            RememberedForms remembered,
            Consumer<Runnable> fill,
            Runnable judged) {
        this.engine = engine;
        this.tasks = tasks;
        this.form = form;
        this.remembered = remembered;
        this.fill = fill;
        this.judged = judged;
    }

    void reset() {
        question++;
        sample = null;
        report.set(null);
        fileProblem.set("");
        origin.set("");
        recalled.set(false);
    }

    /** Whether there is a file, and it can be run. */
    boolean runnable() {
        ImageReport known = report.get();
        return known != null && known.runnable();
    }

    /** What the chosen file is; null while none is chosen or it is being read. */
    public ReadOnlyObjectProperty<@Nullable ImageReport> reportProperty() {
        return report.getReadOnlyProperty();
    }

    /** Why the chosen file cannot run; empty when it can or none is chosen. */
    public ReadOnlyStringProperty fileProblemProperty() {
        return fileProblem.getReadOnlyProperty();
    }

    /** What was copied to fill the form in, in words; empty when nothing was. */
    public ReadOnlyStringProperty originProperty() {
        return origin.getReadOnlyProperty();
    }

    /** Whether the fields hold what was typed for this file the last time. */
    public ReadOnlyBooleanProperty recalledProperty() {
        return recalled.getReadOnlyProperty();
    }

    /** Fills in a sample, whose file is {@code file}. */
    public void chooseSample(Sample chosen, Path file) {
        sample = chosen;
        fill.accept(() -> form.guest().fill(chosen));
        chosen(file, remembered.of(file));
    }

    /** Takes a unikernel file, the directory of a bundle, or an exported container, which is handed on. */
    public void open(Path path) {
        int asked = ++question;
        tasks.run(
                () -> Files.isDirectory(path) ? Origin.BUNDLE : Nabla.isExported(path) ? Origin.ARCHIVE : Origin.FILE,
                what -> {
                    if (asked != question) {
                        return;
                    }
                    switch (what) {
                        case BUNDLE -> chooseBundle(path);
                        case ARCHIVE -> archive.accept(path);
                        case FILE -> chooseFile(path);
                    }
                },
                e -> chooseFile(path));
    }

    private enum Origin {
        FILE,
        BUNDLE,
        ARCHIVE
    }

    /** Hands exported containers to {@code other}: they are imported, not filled in. */
    public void onArchive(Consumer<Path> other) {
        archive = other;
    }

    /** Says what is wrong with what was typed as a path. */
    void refuse(String why) {
        fileProblem.set(why);
        judged.run();
    }

    /** Takes {@code file} and says what it is. */
    public void chooseFile(Path file) {
        sample = null;
        form.guest().forgetSample();
        chosen(file, remembered.of(file));
    }

    private void chosen(Path file, Map<String, String> values) {
        origin.set("");
        inspect(file, NameSuggestion.base(file), null, values);
    }

    /** Begins anew with the chosen file, without what was typed for it the last time. */
    public void forgetRecalled() {
        Path file = form.fileProperty().get();
        if (file != null) {
            fill.accept(() -> {
                form.guest().defaults();
                if (sample != null) {
                    form.guest().fill(sample);
                }
            });
            chosen(file, Map.of());
        }
    }

    /** Fills in the configuration of an OCI bundle. */
    public void chooseBundle(Path bundle) {
        form.guest().forgetSample();
        int asked = ++question;
        tasks.run(
                () -> Nabla.readBundle(bundle),
                config -> {
                    if (asked == question) {
                        copy(
                                config,
                                NameSuggestion.base(bundle),
                                Messages.get("create.origin.bundle", bundle),
                                ConfigValues.of(config));
                    }
                },
                e -> refuse(asked, e));
    }

    /** Fills in the configuration of a container. */
    public void chooseContainer(String id) {
        form.guest().forgetSample();
        int asked = ++question;
        tasks.run(
                () -> engine.factory().load(id).config(),
                config -> {
                    if (asked == question) {
                        copy(
                                config,
                                NameSuggestion.base(id),
                                Messages.get("create.origin.container", id),
                                ConfigValues.ofCopy(config));
                    }
                },
                e -> refuse(asked, e));
    }

    private void copy(Config config, String name, String from, Map<String, String> values) {
        String unseen = Copied.unseen(config);
        origin.set(unseen.isEmpty() ? from : from + " " + Messages.get("create.origin.unseen", unseen));
        fill.accept(form.labels()::reset);
        inspect(config.image(), name, config, values);
    }

    private void refuse(int asked, Throwable e) {
        if (asked == question) {
            fileProblem.set(Notices.sentence(e));
            judged.run();
        }
    }

    /** What the engine knows of a file. */
    private record Known(ImageReport image, List<TenderReport> tenders) {}

    private void inspect(Path file, String name, @Nullable Config copied, Map<String, String> values) {
        fill.accept(() -> form.begin(file, name, copied));
        report.set(null);
        fileProblem.set("");
        recalled.set(false);
        int asked = ++question;
        tasks.run(
                () -> {
                    ImageReport image = engine.images().inspect(file);
                    return new Known(image, engine.images().tenders(image));
                },
                known -> {
                    if (asked == question) {
                        show(known, values);
                        recalled.set(copied == null && !values.isEmpty());
                    }
                },
                e -> refuse(asked, e));
    }

    private void show(Known known, Map<String, String> values) {
        report.set(known.image());
        Message problem = known.image().problem();
        fileProblem.set(problem == null ? "" : Notices.sentence(problem));
        fill.accept(() -> {
            form.ask(known.image(), known.tenders());
            form.recall(values);
        });
    }

    /** What the file is, in one sentence; empty while unknown. */
    public String description() {
        ImageReport known = report.get();
        return known == null
                ? ""
                : Messages.get("create.file.is", Messages.of(known.description()), new MemorySize(known.size()));
    }
}
