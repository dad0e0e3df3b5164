package io.nablaconsole.app.create;

import io.nablaconsole.engine.api.DeviceType;
import java.util.Map;
import java.util.Optional;

/** What the user puts behind one device of the guest. For the FX thread. */
public sealed interface DeviceChoice permits BlockChoice, NetChoice {
    /** Name in the manifest. */
    String name();

    DeviceType type();

    /** Whether it is filled in and right, as far as can be told without the engine. */
    boolean fine();

    /** Puts what was chosen into {@code draft}. */
    void write(ConfigDraft draft);

    /** Notes what is typed. */
    void remember(Map<String, String> values);

    /** Fills in what was noted. */
    void recall(Map<String, String> values);

    /** The field an objection speaks of; empty when it is none of this device's. */
    Optional<TextEntry> blamed(String objection);

    /** The key of a field of the device {@code name}. */
    static String key(String name, String field) {
        return "device." + name + "." + field;
    }
}
