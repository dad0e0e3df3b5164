package io.nablaconsole.app.activity;

import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** Everything the engine was asked to do from this window, newest first; for the FX thread. */
public final class ActivityLog {
    private static final int MOST = 1000;

    private final ObservableList<ActivityEntry> entries = FXCollections.observableArrayList();
    private final ObservableList<ActivityEntry> entriesView = FXCollections.unmodifiableObservableList(entries);

    /** The entries, newest first. */
    public ObservableList<ActivityEntry> entries() {
        return entriesView;
    }

    /** Notes that something begins. */
    public ActivityEntry begin(String action, String container, String command) {
        ActivityEntry entry = new ActivityEntry(action, container, command);
        entries.add(0, entry);
        if (entries.size() > MOST) {
            entries.remove(entries.size() - 1);
        }
        return entry;
    }

    /** Forgets all entries that have come to an end. */
    public void clear() {
        entries.removeIf(entry -> entry.outcomeProperty().get() != ActivityEntry.Outcome.RUNNING);
    }
}
