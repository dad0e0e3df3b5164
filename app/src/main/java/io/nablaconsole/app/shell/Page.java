package io.nablaconsole.app.shell;

/** The pages of the window. */
public enum Page {
    CONTAINERS,
    CONSOLES,
    UNIKERNELS,
    ACTIVITY,
    PREFERENCES
}
