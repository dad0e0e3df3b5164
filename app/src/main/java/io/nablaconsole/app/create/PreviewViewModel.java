package io.nablaconsole.app.create;

import io.nablaconsole.app.fx.Debounce;
import io.nablaconsole.app.fx.Tasks;
import io.nablaconsole.app.live.EngineAccess;
import io.nablaconsole.app.notices.Notices;
import io.nablaconsole.engine.api.Config;
import io.nablaconsole.engine.api.EngineException;
import io.nablaconsole.engine.api.LaunchPlan;
import java.time.Duration;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;

/**
 * What the form would have the engine run, and what the engine's own validator has against it; asked anew a moment after
 * each change. For the FX thread.
 */
public final class PreviewViewModel {
    private static final Duration QUIET = Duration.ofMillis(250);

    private final EngineAccess engine;
    private final Tasks tasks;
    private final CreateForm form;
    private final Runnable judged;
    private final Debounce asking;
    private final ReadOnlyObjectWrapper<@Nullable LaunchPlan> plan = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyStringWrapper verdict = new ReadOnlyStringWrapper("");
    private boolean refused;
    private int question;

    /** @param judged told when the verdict has changed */
    PreviewViewModel(EngineAccess engine, Tasks tasks, CreateForm form, Runnable judged) {
        this.engine = engine;
        this.tasks = tasks;
        this.form = form;
        this.judged = judged;
        this.asking = new Debounce(tasks, QUIET, this::ask);
    }

    /** What would run; null while that is not known. */
    public ReadOnlyObjectProperty<@Nullable LaunchPlan> planProperty() {
        return plan.getReadOnlyProperty();
    }

    /** What the engine's validator or the last try to create objects to; empty when nothing. */
    public ReadOnlyStringProperty verdictProperty() {
        return verdict.getReadOnlyProperty();
    }

    boolean fine() {
        return !refused;
    }

    /**
     * Asks the engine about the form as it is now.
     *
     * @param possible whether it can be asked: every field is filled in
     */
    void changed(boolean possible) {
        cancel();
        refused = false;
        verdict.set("");
        if (possible) {
            asking.call();
        } else {
            plan.set(null);
        }
    }

    /** Takes no answer any more. */
    void cancel() {
        question++;
        asking.cancel();
    }

    private void ask() {
        int asked = ++question;
        Config config;
        try {
            config = form.config();
        } catch (EngineException e) {
            object(e);
            return;
        }
        String id = form.guest().name().text();
        tasks.run(
                () -> {
                    engine.factory().validate(config);
                    return engine.factory().preview(id, config);
                },
                answer -> {
                    if (asked == question) {
                        plan.set(answer);
                    }
                },
                e -> {
                    if (asked == question) {
                        failed(e);
                    }
                });
    }

    /** Shows what the engine has against the form, which must be changed first. */
    void object(Throwable e) {
        String sentence = Notices.sentence(e);
        refused = true;
        plan.set(null);
        form.blame(e, sentence);
        verdict.set(sentence);
        judged.run();
    }

    /** Shows why the form could not be created; one against which there is nothing may be tried again as it is. */
    void failed(Throwable e) {
        boolean asItIs = e instanceof EngineException engine
                && switch (engine.code()) {
                    case CONFIG_INVALID, ID_IN_USE, INVALID_ID_FORMAT -> false;
                    default -> true;
                };
        if (asItIs) {
            verdict.set(Notices.sentence(e));
            judged.run();
        } else {
            object(e);
        }
    }

    /** Forgets why the last try failed: it is being tried again. */
    void tried() {
        verdict.set("");
    }
}
