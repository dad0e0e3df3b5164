package io.nablaconsole.app.signals;

import io.nablaconsole.app.i18n.Messages;
import io.nablaconsole.app.live.ContainerActions;
import io.nablaconsole.app.live.ContainerRow;
import io.nablaconsole.engine.api.Signal;
import java.util.List;
import java.util.Locale;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;
import org.jspecify.annotations.Nullable;

/** Which signal goes to which containers, and to whom inside them; for the FX thread. */
public final class SignalPickerViewModel {
    private final ContainerActions actions;
    private final StringProperty filter = new SimpleStringProperty("");
    private final BooleanProperty toGroup = new SimpleBooleanProperty();
    private final ObjectProperty<@Nullable Signal> chosen = new SimpleObjectProperty<>();
    private final FilteredList<Signal> shown = new FilteredList<>(FXCollections.observableArrayList(Signal.standard()));
    private final ObservableList<Signal> shownView = FXCollections.unmodifiableObservableList(shown);
    private List<ContainerRow> targets = List.of();

    public SignalPickerViewModel(ContainerActions actions) {
        this.actions = actions;
        filter.addListener((o, was, now) -> shown.setPredicate(signal -> matches(signal, now)));
    }

    /** Picks for {@code rows} from now on. */
    public void target(List<ContainerRow> rows) {
        targets = List.copyOf(rows);
        filter.set("");
        toGroup.set(false);
        chosen.set(Signal.TERM);
    }

    /** Whom it goes to, in words. */
    public String targetText() {
        return targets.size() == 1 ? targets.get(0).id().value() : Messages.get("signals.targets", targets.size());
    }

    public StringProperty filterProperty() {
        return filter;
    }

    /** To the whole process group rather than the process alone. */
    public BooleanProperty toGroupProperty() {
        return toGroup;
    }

    public ObjectProperty<@Nullable Signal> chosenProperty() {
        return chosen;
    }

    /** The signals that match the filter, by number. */
    public ObservableList<Signal> shown() {
        return shownView;
    }

    /** The signals people send most. */
    public static List<Signal> favourites() {
        return ContainerActions.FAVOURITE_SIGNALS;
    }

    /** What a process that does not handle {@code signal} does. */
    public static String effect(Signal signal) {
        return Messages.get("signals.effect." + signal.effect().name());
    }

    /** What {@code signal} is for, in the language of the window. */
    public static String meaning(Signal signal) {
        return Messages.ofEngine(signal.meaning());
    }

    /** Sends the chosen signal. */
    public void send() {
        Signal signal = chosen.get();
        if (signal != null) {
            targets.forEach(row -> actions.signal(row, signal, toGroup.get()));
        }
    }

    private static boolean matches(Signal signal, String filter) {
        String text = filter.strip().toLowerCase(Locale.ROOT);
        return text.isEmpty()
                || String.valueOf(signal.number()).equals(text)
                || signal.name().toLowerCase(Locale.ROOT).contains(text)
                || meaning(signal).toLowerCase(Locale.ROOT).contains(text);
    }
}
