package io.nablaconsole.app.create;

import io.nablaconsole.app.i18n.Messages;
import io.nablaconsole.app.live.NameSuggestion;
import io.nablaconsole.app.notices.Notices;
import io.nablaconsole.engine.api.ContainerId;
import io.nablaconsole.engine.api.EngineException;
import io.nablaconsole.engine.api.MemorySize;
import io.nablaconsole.engine.api.Sample;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** What every container has: a name, arguments, memory, a console. */
public final class GuestSection implements FormSection {
    static final String ARGUMENTS = "arguments";
    static final String MEMORY = "memory";
    static final String TERMINAL = "terminal";

    private final Predicate<String> nameTaken;
    private final BooleanSupplier fileChosen;
    private final TextEntry name;
    private final TextEntry arguments;
    private final TextEntry memory;
    private final BooleanProperty terminal = new SimpleBooleanProperty(true);
    private final ReadOnlyStringWrapper argumentHelp = new ReadOnlyStringWrapper("");
    private final ObservableList<String> parsed = FXCollections.observableArrayList();
    private final ObservableList<String> parsedView = FXCollections.unmodifiableObservableList(parsed);
    private String suggestion = "";

    GuestSection(Predicate<String> nameTaken, BooleanSupplier fileChosen, Runnable changed) {
        this.nameTaken = nameTaken;
        this.fileChosen = fileChosen;
        name = new TextEntry(this::nameProblem, changed);
        arguments = new TextEntry(this::argumentsProblem, changed);
        memory = new TextEntry(GuestSection::memoryProblem, changed);
        terminal.addListener((o, was, now) -> changed.run());
    }

    public TextEntry name() {
        return name;
    }

    public TextEntry arguments() {
        return arguments;
    }

    public TextEntry memory() {
        return memory;
    }

    public BooleanProperty terminalProperty() {
        return terminal;
    }

    /** What arguments the sample takes; empty when it is none. */
    public ReadOnlyStringProperty argumentHelpProperty() {
        return argumentHelp.getReadOnlyProperty();
    }

    /** The arguments the guest will be given. */
    public ObservableList<String> parsed() {
        return parsedView;
    }

    /** Suggests a name, unless the user has given one. */
    void suggest(String base) {
        if (name.isEmpty() || name.text().equals(suggestion)) {
            suggestion = NameSuggestion.of(base, nameTaken);
            name.set(suggestion);
        }
        name.check();
    }

    void fill(Sample sample) {
        arguments.set(ArgumentText.format(sample.arguments()));
        memory.set(MemorySize.ofMebibytes(sample.memoryMb()).toString());
        argumentHelp.set(Messages.ofEngine(sample.argumentHelp()));
    }

    void forgetSample() {
        argumentHelp.set("");
    }

    @Override
    public void reset() {
        suggestion = "";
        name.set("");
        defaults();
        argumentHelp.set("");
    }

    /** Empties all but the name. */
    void defaults() {
        arguments.set("");
        memory.set(MemorySize.DEFAULT_GUEST.toString());
        terminal.set(true);
    }

    private Optional<String> nameProblem(String text) {
        if (text.isEmpty()) {
            return fileChosen.getAsBoolean() ? Optional.of(Messages.get("create.name.missing")) : Optional.empty();
        }
        try {
            ContainerId id = new ContainerId(text);
            return nameTaken.test(id.value()) ? Optional.of(Messages.get("create.name.taken", text)) : Optional.empty();
        } catch (EngineException e) {
            return Optional.of(Notices.sentence(e));
        }
    }

    private Optional<String> argumentsProblem(String text) {
        ArgumentText.Parsed read = ArgumentText.parse(text);
        parsed.setAll(read.arguments());
        return Optional.ofNullable(read.open()).map(open -> Messages.get("create.arguments.open", open.toString()));
    }

    private static Optional<String> memoryProblem(String text) {
        try {
            return MemorySize.parse(text).bytes() == 0
                    ? Optional.of(Messages.get("create.memory.zero"))
                    : Optional.empty();
        } catch (EngineException e) {
            return Optional.of(Notices.sentence(e));
        }
    }

    @Override
    public boolean fine() {
        return !name.isEmpty() && name.fine() && arguments.fine() && memory.fine();
    }

    @Override
    public void write(ConfigDraft draft) {
        draft.arguments = List.copyOf(parsed);
        draft.memory = MemorySize.parse(memory.text());
        draft.terminal = terminal.get();
    }

    @Override
    public void remember(Map<String, String> values) {
        values.put(ARGUMENTS, arguments.text());
        values.put(MEMORY, memory.text());
        values.put(TERMINAL, String.valueOf(terminal.get()));
    }

    @Override
    public void recall(Map<String, String> values) {
        arguments.set(values.getOrDefault(ARGUMENTS, arguments.text()));
        memory.set(values.getOrDefault(MEMORY, memory.text()));
        terminal.set(Boolean.parseBoolean(values.getOrDefault(TERMINAL, String.valueOf(terminal.get()))));
    }

    @Override
    public Optional<TextEntry> blamed(String objection) {
        String sentence = objection.toLowerCase(Locale.ROOT);
        if (sentence.contains("memory")) {
            return Optional.of(memory);
        }
        boolean words = sentence.contains("argument") || sentence.contains("process.args");
        return words ? Optional.of(arguments) : Optional.empty();
    }
}
