package io.nablaconsole.app.detail;

/** The tabs of the details that others lead to. */
public enum DetailTab {
    OVERVIEW,
    CONSOLE,
    STATISTICS,
    SANDBOX,
    INSPECT
}
