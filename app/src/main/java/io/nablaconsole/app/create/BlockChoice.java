package io.nablaconsole.app.create;

import io.nablaconsole.app.i18n.Messages;
import io.nablaconsole.engine.api.DeviceBacking.BlockFile;
import io.nablaconsole.engine.api.DeviceType;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;

/** The file behind a block device. */
public final class BlockChoice implements DeviceChoice {
    /** What a block of a device can have, in bytes. */
    public static final List<Integer> BLOCK_SIZES = List.of(512, 1024, 2048, 4096, 8192, 16384, 32768);

    static final String FILE = "file";
    static final String READ_ONLY = "readOnly";
    static final String BLOCK_SIZE = "blockSize";

    private final String name;
    private final TextEntry file;
    private final BooleanProperty readOnly = new SimpleBooleanProperty();
    private final ObjectProperty<Integer> blockSize = new SimpleObjectProperty<>(BlockFile.DEFAULT_BLOCK_SIZE);

    BlockChoice(String name, Runnable changed) {
        this.name = name;
        this.file = new TextEntry(this::problem, changed);
        readOnly.addListener((o, was, now) -> changed.run());
        blockSize.addListener((o, was, now) -> changed.run());
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public DeviceType type() {
        return DeviceType.BLOCK;
    }

    public TextEntry file() {
        return file;
    }

    /** Whether writes of the guest are to fail. */
    public BooleanProperty readOnlyProperty() {
        return readOnly;
    }

    /** Bytes a transfer. */
    public ObjectProperty<Integer> blockSizeProperty() {
        return blockSize;
    }

    private Optional<String> problem(String text) {
        return text.isEmpty()
                ? Optional.of(Messages.get("create.device.fileMissing", name))
                : path(text).isEmpty() ? Optional.of(Messages.get("create.device.fileBad", text)) : Optional.empty();
    }

    /** An absolute path; empty when the text is none. */
    static Optional<Path> path(String text) {
        try {
            return Optional.of(Path.of(text)).filter(Path::isAbsolute);
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    @Override
    public boolean fine() {
        return file.fine();
    }

    @Override
    public void write(ConfigDraft draft) {
        Path path = path(file.text()).orElseThrow();
        draft.devices.put(name, new BlockFile(path, readOnly.get(), blockSize.get()));
    }

    @Override
    public void remember(Map<String, String> values) {
        values.put(DeviceChoice.key(name, FILE), file.text());
        values.put(DeviceChoice.key(name, READ_ONLY), String.valueOf(readOnly.get()));
        values.put(DeviceChoice.key(name, BLOCK_SIZE), String.valueOf(blockSize.get()));
    }

    @Override
    public void recall(Map<String, String> values) {
        file.set(values.getOrDefault(DeviceChoice.key(name, FILE), file.text()));
        readOnly.set(Boolean.parseBoolean(values.get(DeviceChoice.key(name, READ_ONLY))));
        String size = values.get(DeviceChoice.key(name, BLOCK_SIZE));
        BLOCK_SIZES.stream()
                .filter(each -> each.toString().equals(size))
                .findFirst()
                .ifPresent(blockSize::set);
    }

    @Override
    public Optional<TextEntry> blamed(String objection) {
        boolean mine = objection.contains("'" + name + "'") || (!file.isEmpty() && objection.contains(file.text()));
        return mine ? Optional.of(file) : Optional.empty();
    }
}
