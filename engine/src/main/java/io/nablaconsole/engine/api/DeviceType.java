package io.nablaconsole.engine.api;

import java.util.Locale;

/** The kinds of device a unikernel's manifest can ask for. */
public enum DeviceType {
    BLOCK,
    NET;

    /** {@code block} or {@code net}, as in JSON. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
