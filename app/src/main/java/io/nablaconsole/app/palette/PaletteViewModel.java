package io.nablaconsole.app.palette;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** Finds commands by what is typed; for the FX thread. */
public final class PaletteViewModel {
    private static final int NO_MATCH = -1;

    private final List<Command> commands;
    private final StringProperty query = new SimpleStringProperty("");
    private final ObservableList<Command> found = FXCollections.observableArrayList();
    private final ObservableList<Command> foundView = FXCollections.unmodifiableObservableList(found);

    /** Over {@code commands}, the likeliest first. */
    public PaletteViewModel(List<Command> commands) {
        this.commands = List.copyOf(commands);
        found.setAll(commands);
        query.addListener((o, was, now) -> find(now));
    }

    public StringProperty queryProperty() {
        return query;
    }

    /** The commands that match, best first. */
    public ObservableList<Command> found() {
        return foundView;
    }

    private record Scored(Command command, int score) {}

    private void find(String text) {
        List<String> words = List.of(text.strip().toLowerCase(Locale.ROOT).split("\\s+", -1));
        found.setAll(commands.stream()
                .map(command -> new Scored(command, score(command, words)))
                .filter(scored -> scored.score() != NO_MATCH)
                .sorted(Comparator.comparingInt(Scored::score))
                .map(Scored::command)
                .toList());
    }

    /** The lower the better: matches at the beginning of the title, of its words, inside it, in the detail. */
    private static int score(Command command, List<String> words) {
        String title = command.title().toLowerCase(Locale.ROOT);
        String detail = command.detail().toLowerCase(Locale.ROOT);
        int total = 0;
        for (String word : words) {
            if (title.startsWith(word)) {
                continue;
            }
            if (title.contains(" " + word)) {
                total += 1;
            } else if (title.contains(word)) {
                total += 2;
            } else if (detail.contains(word)) {
                total += 4;
            } else {
                return NO_MATCH;
            }
        }
        return total;
    }
}
