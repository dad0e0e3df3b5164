package io.nablaconsole.app.create;

import io.nablaconsole.app.i18n.Messages;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** The labels of a container: annotations that are the user's own. */
public final class LabelsSection implements FormSection {
    private static final String PREFIX = "label.";

    private final Runnable changed;
    private final ObservableList<Label> labels = FXCollections.observableArrayList();
    private final ObservableList<Label> labelsView = FXCollections.unmodifiableObservableList(labels);

    LabelsSection(Runnable changed) {
        this.changed = changed;
    }

    /** A name and a value. */
    public record Label(TextEntry name, TextEntry value) {}

    public ObservableList<Label> labels() {
        return labelsView;
    }

    /** Adds an empty one. */
    public void add() {
        add("", "");
    }

    private void add(String name, String value) {
        Label label = new Label(new TextEntry(this::problem, this::nameChanged), TextEntry.free(changed));
        labels.add(label);
        label.name().set(name);
        label.value().set(value);
        changed.run();
    }

    public void remove(Label label) {
        labels.remove(label);
        nameChanged();
    }

    /** Another label may have had the same name. */
    private void nameChanged() {
        labels.forEach(label -> label.name().check());
        changed.run();
    }

    private Optional<String> problem(String name) {
        if (name.startsWith(ConfigDraft.RESERVED)) {
            return Optional.of(Messages.get("create.label.reserved", ConfigDraft.RESERVED));
        }
        long same = labels.stream()
                .filter(label -> !name.isEmpty() && label.name().text().equals(name))
                .count();
        return same > 1 ? Optional.of(Messages.get("create.label.twice", name)) : Optional.empty();
    }

    @Override
    public void reset() {
        labels.clear();
    }

    @Override
    public boolean fine() {
        return labels.stream().allMatch(label -> label.name().fine());
    }

    /** A line without a name is one the user has not filled in. */
    @Override
    public void write(ConfigDraft draft) {
        named().forEach(label ->
                draft.annotations.put(label.name().text(), label.value().text()));
    }

    private List<Label> named() {
        return labels.stream().filter(label -> !label.name().isEmpty()).toList();
    }

    @Override
    public void remember(Map<String, String> values) {
        named().forEach(label ->
                values.put(PREFIX + label.name().text(), label.value().text()));
    }

    @Override
    public void recall(Map<String, String> values) {
        values.forEach((key, value) -> {
            if (key.startsWith(PREFIX)) {
                add(key.substring(PREFIX.length()), value);
            }
        });
    }

    static String key(String label) {
        return PREFIX + label;
    }

    @Override
    public Optional<TextEntry> blamed(String objection) {
        return Optional.empty(); // the engine takes any label
    }
}
