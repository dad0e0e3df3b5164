package io.nablaconsole.app.create;

import io.nablaconsole.app.notices.Notices;
import io.nablaconsole.engine.api.EngineException;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** One field that is typed into, and what is wrong with what was typed. For the FX thread. */
public final class TextEntry {
    private final StringProperty text = new SimpleStringProperty("");
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    private final Function<String, Optional<String>> check;

    /**
     * Makes an empty one.
     *
     * @param check what is wrong with a text, without blanks around it
     * @param changed told of every change, once the text has been checked
     */
    TextEntry(Function<String, Optional<String>> check, Runnable changed) {
        this.check = check;
        text.addListener((o, was, now) -> {
            check();
            changed.run();
        });
        check();
    }

    /** One that may hold anything. */
    static TextEntry free(Runnable changed) {
        return new TextEntry(text -> Optional.empty(), changed);
    }

    public StringProperty textProperty() {
        return text;
    }

    /** What was typed, without blanks around it. */
    public String text() {
        return text.get().strip();
    }

    void set(String value) {
        text.set(value);
    }

    boolean isEmpty() {
        return text().isEmpty();
    }

    /** What is wrong; empty when nothing is. */
    public ReadOnlyStringProperty problemProperty() {
        return problem.getReadOnlyProperty();
    }

    boolean fine() {
        return problem.get().isEmpty();
    }

    /** Looks again, when something else that counts has changed. */
    void check() {
        problem.set(check.apply(text()).orElse(""));
    }

    /** Shows what the engine's validator has against it, until it is checked again. */
    void object(String objection) {
        problem.set(objection);
    }

    /** What the engine says when it is asked to make something of a text; empty when it can. */
    static Optional<String> refusal(Runnable make) {
        try {
            make.run();
            return Optional.empty();
        } catch (EngineException e) {
            return Optional.of(Notices.sentence(e));
        }
    }
}
