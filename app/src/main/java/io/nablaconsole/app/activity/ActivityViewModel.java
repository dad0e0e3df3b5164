package io.nablaconsole.app.activity;

import javafx.collections.ObservableList;

/** What the page of activity shows; for the FX thread. */
public final class ActivityViewModel {
    private final ActivityLog log;

    public ActivityViewModel(ActivityLog log) {
        this.log = log;
    }

    /** What was done, newest first. */
    public ObservableList<ActivityEntry> entries() {
        return log.entries();
    }

    /** Forgets what has come to an end. */
    public void clear() {
        log.clear();
    }
}
