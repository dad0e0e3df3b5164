package io.nablaconsole.app.create;

import io.nablaconsole.app.i18n.Messages;
import io.nablaconsole.app.notices.Notices;
import io.nablaconsole.engine.api.Config;
import io.nablaconsole.engine.api.ConfigBuilder;
import io.nablaconsole.engine.api.ContainerId;
import io.nablaconsole.engine.api.EngineException;
import io.nablaconsole.engine.api.ImageReport;
import io.nablaconsole.engine.api.MemorySize;
import io.nablaconsole.engine.api.Sample;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** The fields of the form and what is wrong with each. */
public final class CreateFields {
    private final Predicate<String> nameTaken;
    private final Runnable changed;
    private final ReadOnlyObjectWrapper<@Nullable Path> file = new ReadOnlyObjectWrapper<>();
    private final StringProperty name = new SimpleStringProperty("");
    private final StringProperty arguments = new SimpleStringProperty("");
    private final StringProperty memory = new SimpleStringProperty("");
    private final BooleanProperty terminal = new SimpleBooleanProperty(true);
    private final ReadOnlyStringWrapper nameError = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper argumentsError = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper memoryError = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper argumentHelp = new ReadOnlyStringWrapper("");
    private final ObservableList<String> parsed = FXCollections.observableArrayList();
    private final ObservableList<String> parsedView = FXCollections.unmodifiableObservableList(parsed);
    private final ObservableList<DeviceChoice> devices = FXCollections.observableArrayList();
    private final ObservableList<DeviceChoice> devicesView = FXCollections.unmodifiableObservableList(devices);
    private String suggestion = "";

    CreateFields(Predicate<String> nameTaken, Runnable changed) {
        this.nameTaken = nameTaken;
        this.changed = changed;
        name.addListener((o, was, now) -> check());
        arguments.addListener((o, was, now) -> check());
        memory.addListener((o, was, now) -> check());
        terminal.addListener((o, was, now) -> changed.run());
    }

    public ReadOnlyObjectProperty<@Nullable Path> fileProperty() {
        return file.getReadOnlyProperty();
    }

    public StringProperty nameProperty() {
        return name;
    }

    public StringProperty argumentsProperty() {
        return arguments;
    }

    public StringProperty memoryProperty() {
        return memory;
    }

    public BooleanProperty terminalProperty() {
        return terminal;
    }

    public ReadOnlyStringProperty nameErrorProperty() {
        return nameError.getReadOnlyProperty();
    }

    public ReadOnlyStringProperty argumentsErrorProperty() {
        return argumentsError.getReadOnlyProperty();
    }

    public ReadOnlyStringProperty memoryErrorProperty() {
        return memoryError.getReadOnlyProperty();
    }

    /** What arguments the sample takes; empty when it is none. */
    public ReadOnlyStringProperty argumentHelpProperty() {
        return argumentHelp.getReadOnlyProperty();
    }

    /** The arguments the guest will be given. */
    public ObservableList<String> parsed() {
        return parsedView;
    }

    /** Exactly the devices the unikernel's manifest asks for. */
    public ObservableList<DeviceChoice> devices() {
        return devicesView;
    }

    void reset() {
        file.set(null);
        suggestion = "";
        name.set("");
        arguments.set("");
        memory.set(MemorySize.DEFAULT_GUEST.toString());
        terminal.set(true);
        argumentHelp.set("");
        devices.clear();
        check();
    }

    void fill(Sample sample) {
        arguments.set(ArgumentText.format(sample.arguments()));
        memory.set(MemorySize.ofMebibytes(sample.memoryMb()).toString());
        argumentHelp.set(sample.argumentHelp());
    }

    void forgetSample() {
        argumentHelp.set("");
    }

    void file(Path chosen) {
        file.set(chosen);
        if (name.get().isBlank() || name.get().equals(suggestion)) {
            suggestion = NameSuggestion.of(chosen, nameTaken);
            name.set(suggestion);
        }
        devices.clear();
        check();
    }

    void devicesOf(ImageReport report) {
        List<DeviceChoice> asked =
                report.manifest().stream().map(DeviceChoice::new).toList();
        asked.forEach(device -> {
            device.targetProperty().addListener((o, was, now) -> changed.run());
            device.readOnlyProperty().addListener((o, was, now) -> changed.run());
        });
        devices.setAll(asked);
    }

    private void check() {
        nameError.set(nameProblem().orElse(""));
        ArgumentText.Parsed read = ArgumentText.parse(arguments.get());
        parsed.setAll(read.arguments());
        argumentsError.set(
                read.open() == null ? "" : Messages.get("create.arguments.open", String.valueOf(read.open())));
        memoryError.set(memoryProblem().orElse(""));
        changed.run();
    }

    private Optional<String> nameProblem() {
        String text = name.get().strip();
        if (text.isEmpty()) {
            return file.get() == null ? Optional.empty() : Optional.of(Messages.get("create.name.missing"));
        }
        try {
            ContainerId id = new ContainerId(text);
            return nameTaken.test(id.value()) ? Optional.of(Messages.get("create.name.taken", text)) : Optional.empty();
        } catch (EngineException e) {
            return Optional.of(Notices.sentence(e));
        }
    }

    private Optional<String> memoryProblem() {
        try {
            MemorySize size = MemorySize.parse(memory.get());
            return size.bytes() == 0 ? Optional.of(Messages.get("create.memory.zero")) : Optional.empty();
        } catch (EngineException e) {
            return Optional.of(Notices.sentence(e));
        }
    }

    /** Whether every field is filled in and right. */
    boolean complete() {
        return file.get() != null
                && !name.get().isBlank()
                && nameError.get().isEmpty()
                && argumentsError.get().isEmpty()
                && memoryError.get().isEmpty()
                && devices.stream().allMatch(device -> device.problem().isEmpty());
    }

    /**
     * The configuration the fields describe.
     *
     * @throws EngineException when they describe none
     */
    Config config() {
        Path image = file.get();
        if (image == null) {
            throw new IllegalStateException("no file chosen");
        }
        ConfigBuilder builder = Config.builder(image)
                .arguments(List.copyOf(parsed))
                .memory(MemorySize.parse(memory.get()))
                .terminal(terminal.get());
        devices.forEach(device -> builder.device(device.name(), device.backing()));
        return builder.build();
    }
}
