package io.nablaconsole.app.create;

import io.nablaconsole.app.i18n.Messages;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;

/** A disk of a guest that QEMU boots. */
public final class MachineDisk {
    /** What the file holds; the first lets its name tell. */
    public static final List<String> FORMATS = List.of("auto", "raw", "qcow2");

    private final TextEntry file;
    private final ObjectProperty<String> format = new SimpleObjectProperty<>(FORMATS.get(0));
    private final BooleanProperty readOnly = new SimpleBooleanProperty();

    MachineDisk(Runnable changed) {
        file = new TextEntry(
                text -> BlockChoice.path(text).isPresent()
                        ? Optional.empty()
                        : Optional.of(Messages.get("create.machine.diskMissing")),
                changed);
        format.addListener((o, was, now) -> changed.run());
        readOnly.addListener((o, was, now) -> changed.run());
    }

    public TextEntry file() {
        return file;
    }

    public ObjectProperty<String> formatProperty() {
        return format;
    }

    public BooleanProperty readOnlyProperty() {
        return readOnly;
    }

    /** Writes it as the annotations that begin with {@code key}. */
    void remember(String key, Map<String, String> values) {
        values.put(key, file.text());
        if (!format.get().equals(FORMATS.get(0))) {
            values.put(key + ".format", format.get());
        }
        if (readOnly.get()) {
            values.put(key + ".readonly", "true");
        }
    }

    void recall(String key, Map<String, String> values) {
        file.set(values.getOrDefault(key, ""));
        String wanted = values.getOrDefault(key + ".format", "");
        format.set(FORMATS.contains(wanted) ? wanted : FORMATS.get(0));
        readOnly.set(Boolean.parseBoolean(values.get(key + ".readonly")));
    }
}
