package io.nablaconsole.app.create;

import io.nablaconsole.app.i18n.Messages;
import io.nablaconsole.engine.api.DeviceBacking;
import io.nablaconsole.engine.api.DeviceType;
import io.nablaconsole.engine.api.ManifestEntry;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** What the user puts behind one device of the manifest. */
public final class DeviceChoice {
    private static final int MAX_INTERFACE_NAME = 15;

    private final ManifestEntry entry;
    private final StringProperty target = new SimpleStringProperty("");
    private final BooleanProperty readOnly = new SimpleBooleanProperty();

    DeviceChoice(ManifestEntry entry) {
        this.entry = entry;
    }

    public String name() {
        return entry.name();
    }

    public DeviceType type() {
        return entry.type();
    }

    /** Path of the file, or name of the tap. */
    public StringProperty targetProperty() {
        return target;
    }

    /** Whether writes of the guest are to fail; for block devices. */
    public BooleanProperty readOnlyProperty() {
        return readOnly;
    }

    /** What is missing or wrong; empty when all is well. */
    public Optional<String> problem() {
        String text = target.get().strip();
        if (type() == DeviceType.NET) {
            if (text.isEmpty()) {
                return Optional.of(Messages.get("create.device.tapMissing", name()));
            }
            return text.length() > MAX_INTERFACE_NAME || text.contains("/") || text.contains(" ")
                    ? Optional.of(Messages.get("create.device.tapBad", text))
                    : Optional.empty();
        }
        if (text.isEmpty()) {
            return Optional.of(Messages.get("create.device.fileMissing", name()));
        }
        return path(text).isEmpty() ? Optional.of(Messages.get("create.device.fileBad", text)) : Optional.empty();
    }

    /** The choice as the engine takes it; only without a {@link #problem}. */
    DeviceBacking backing() {
        String text = target.get().strip();
        return switch (type()) {
            case NET -> new DeviceBacking.Tap(text, null);
            case BLOCK ->
                new DeviceBacking.BlockFile(
                        path(text).orElseThrow(), readOnly.get(), DeviceBacking.BlockFile.DEFAULT_BLOCK_SIZE);
        };
    }

    private static Optional<Path> path(String text) {
        try {
            return Optional.of(Path.of(text)).filter(Path::isAbsolute);
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }
}
