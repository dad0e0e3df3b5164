package io.nablaconsole.app.activity;

import io.nablaconsole.app.i18n.Formats;
import io.nablaconsole.app.i18n.Messages;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/** One thing the engine was asked to do; its outcome follows. For the FX thread. */
public final class ActivityEntry {
    /** How far it has come. */
    public enum Outcome {
        RUNNING,
        DONE,
        FAILED
    }

    private final Instant begun = Instant.now();
    private final String action;
    private final String container;
    private final String command;
    private final ReadOnlyObjectWrapper<Outcome> outcome = new ReadOnlyObjectWrapper<>(Outcome.RUNNING);
    private final ReadOnlyStringWrapper took = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper result = new ReadOnlyStringWrapper(Messages.get("activity.running"));

    private final ReadOnlyObjectWrapper<Optional<Runnable>> undo = new ReadOnlyObjectWrapper<>(Optional.empty());

    ActivityEntry(String action, String container, String command) {
        this.action = action;
        this.container = container;
        this.command = command;
    }

    public Instant begun() {
        return begun;
    }

    /** What was asked, such as {@code Start}. */
    public String action() {
        return action;
    }

    /** Id of the container. */
    public String container() {
        return container;
    }

    /** The command line that does the same. */
    public String command() {
        return command;
    }

    public ReadOnlyObjectProperty<Outcome> outcomeProperty() {
        return outcome.getReadOnlyProperty();
    }

    /** How long it took; empty while it runs. */
    public ReadOnlyStringProperty tookProperty() {
        return took.getReadOnlyProperty();
    }

    /** What came of it, in words. */
    public ReadOnlyStringProperty resultProperty() {
        return result.getReadOnlyProperty();
    }

    /** What takes it back; empty when nothing does. */
    public ReadOnlyObjectProperty<Optional<Runnable>> undoProperty() {
        return undo.getReadOnlyProperty();
    }

    /** Says what takes it back; empty: nothing, or it was. */
    public void undo(Optional<Runnable> call) {
        undo.set(call);
    }

    /** Says it went well. */
    public void done(Duration time, String text) {
        finish(Outcome.DONE, time, text);
    }

    /** Says it failed. */
    public void failed(Duration time, String text) {
        finish(Outcome.FAILED, time, text);
    }

    private void finish(Outcome end, Duration time, String text) {
        took.set(Formats.millis(time));
        result.set(text);
        outcome.set(end);
    }
}
