package io.nablaconsole.app.create;

import io.nablaconsole.app.fx.Debounce;
import io.nablaconsole.app.fx.Tasks;
import io.nablaconsole.app.i18n.Messages;
import io.nablaconsole.app.live.ContainerActions;
import io.nablaconsole.app.live.ContainerList;
import io.nablaconsole.app.live.ContainerRow;
import io.nablaconsole.app.live.EngineAccess;
import io.nablaconsole.app.notices.Notices;
import io.nablaconsole.engine.api.Config;
import io.nablaconsole.engine.api.EngineException;
import io.nablaconsole.engine.api.ImageReport;
import io.nablaconsole.engine.api.MemorySize;
import io.nablaconsole.engine.api.Sample;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;

/**
 * The form that makes a container: what the file is decides what is asked for, and the engine's own validator speaks
 * while one types. For the FX thread.
 */
public final class CreateViewModel {
    private static final Duration QUIET = Duration.ofMillis(250);

    private final EngineAccess engine;
    private final Tasks tasks;
    private final ContainerActions actions;
    private final CreateFields fields;
    private final ReadOnlyObjectWrapper<@Nullable ImageReport> report = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyStringWrapper fileProblem = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper verdict = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper ready = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private final Debounce validation;
    private int question;

    public CreateViewModel(EngineAccess engine, Tasks tasks, ContainerList list, ContainerActions actions) {
        this.engine = engine;
        this.tasks = tasks;
        this.actions = actions;
        this.fields = new CreateFields(id -> list.find(id).isPresent(), this::changed);
        this.validation = new Debounce(tasks, QUIET, this::validate);
    }

    public CreateFields fields() {
        return fields;
    }

    /** What the chosen file is; null while none is chosen or it is being read. */
    public ReadOnlyObjectProperty<@Nullable ImageReport> reportProperty() {
        return report.getReadOnlyProperty();
    }

    /** Why the chosen file cannot run; empty when it can or none is chosen. */
    public ReadOnlyStringProperty fileProblemProperty() {
        return fileProblem.getReadOnlyProperty();
    }

    /** What the engine's validator or the last try to create objects to; empty when nothing. */
    public ReadOnlyStringProperty verdictProperty() {
        return verdict.getReadOnlyProperty();
    }

    /** Whether Create may be pressed. */
    public ReadOnlyBooleanProperty readyProperty() {
        return ready.getReadOnlyProperty();
    }

    /** Whether a container is being made. */
    public ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }

    /** Empties the form. */
    public void reset() {
        question++;
        validation.cancel();
        report.set(null);
        fileProblem.set("");
        verdict.set("");
        busy.set(false);
        fields.reset();
        judge();
    }

    /** Fills in a sample, whose file is {@code file}. */
    public void chooseSample(Sample sample, Path file) {
        fields.fill(sample);
        inspect(file);
    }

    /** Takes {@code file} and says what it is. */
    public void chooseFile(Path file) {
        fields.forgetSample();
        inspect(file);
    }

    private void inspect(Path file) {
        fields.file(file);
        report.set(null);
        fileProblem.set("");
        int asked = ++question;
        tasks.run(
                () -> engine.images().inspect(file),
                answer -> {
                    if (asked == question) {
                        show(answer);
                    }
                },
                e -> {
                    if (asked == question) {
                        fileProblem.set(Notices.sentence(e));
                        judge();
                    }
                });
    }

    private void show(ImageReport answer) {
        report.set(answer);
        String problem = answer.problem();
        fileProblem.set(problem == null ? "" : Notices.sentence(problem));
        fields.devicesOf(answer);
        changed();
    }

    private void changed() {
        verdict.set("");
        judge();
        if (ready.get()) {
            validation.call();
        }
    }

    private void judge() {
        ImageReport known = report.get();
        ready.set(known != null
                && known.runnable()
                && fields.complete()
                && verdict.get().isEmpty()
                && !busy.get());
    }

    /** Asks the engine's validator about what the form says now. */
    private void validate() {
        if (!ready.get()) {
            return;
        }
        int asked = ++question;
        Config config;
        try {
            config = fields.config();
        } catch (EngineException e) {
            object(e);
            return;
        }
        tasks.run(
                () -> {
                    engine.factory().validate(config);
                    return config;
                },
                fine -> {},
                e -> {
                    if (asked == question) {
                        object(e);
                    }
                });
    }

    private void object(Throwable e) {
        verdict.set(Notices.sentence(e));
        judge();
    }

    /** Makes the container, starts it when {@code thenStart}, and hands its row to {@code made}. */
    public void create(boolean thenStart, Consumer<ContainerRow> made) {
        if (!ready.get()) {
            return;
        }
        Config config;
        try {
            config = fields.config();
        } catch (EngineException e) {
            object(e);
            return;
        }
        validation.cancel();
        question++;
        busy.set(true);
        judge();
        actions.create(
                fields.nameProperty().get().strip(),
                config,
                row -> {
                    busy.set(false);
                    if (thenStart) {
                        actions.start(row);
                    }
                    made.accept(row);
                },
                e -> {
                    busy.set(false);
                    object(e);
                });
    }

    /** What the file is, in one sentence; empty while unknown. */
    public String description() {
        ImageReport known = report.get();
        return known == null
                ? ""
                : Messages.get("create.file.is", known.description(), new MemorySize(known.size()).toString());
    }
}
