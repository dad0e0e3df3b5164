package io.nablaconsole.app.notices;

import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/** How far something has come that a notice tells of, and the way to call it off. For the FX thread. */
public final class Progress {
    private final ReadOnlyDoubleWrapper part = new ReadOnlyDoubleWrapper();
    private final ReadOnlyStringWrapper text = new ReadOnlyStringWrapper("");
    private final Runnable cancel;

    public Progress(Runnable cancel) {
        this.cancel = cancel;
    }

    /**
     * Tells how far it has come.
     *
     * @param done 0 to 1
     */
    public void at(double done, String words) {
        part.set(done);
        text.set(words);
    }

    /** How much is done, 0 to 1. */
    public ReadOnlyDoubleProperty partProperty() {
        return part.getReadOnlyProperty();
    }

    /** The same in words. */
    public ReadOnlyStringProperty textProperty() {
        return text.getReadOnlyProperty();
    }

    /** Calls it off; what is half done then is undone. */
    public void cancel() {
        cancel.run();
    }
}
