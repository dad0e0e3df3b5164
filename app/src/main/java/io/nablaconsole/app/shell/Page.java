package io.nablaconsole.app.shell;

/** The pages of the window. */
public enum Page {
    CONTAINERS,
    UNIKERNELS,
    ACTIVITY,
    PREFERENCES
}
