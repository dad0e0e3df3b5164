package io.nablaconsole.app.containers;

import io.nablaconsole.app.live.ContainerActions;
import io.nablaconsole.app.live.ContainerList;
import io.nablaconsole.app.live.ContainerRow;
import io.nablaconsole.engine.api.Action;
import io.nablaconsole.engine.api.Signal;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Predicate;
import javafx.beans.InvalidationListener;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableBooleanValue;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;
import org.jspecify.annotations.Nullable;

/** The table of containers: which are shown, which are selected, what can be done with them. For the FX thread. */
public final class ContainersViewModel {
    /** Annotations that begin so are the engine's and no labels. */
    static final String RESERVED = "io.nablaconsole.";

    private final ContainerList list;
    private final ContainerActions actions;
    private final StringProperty filter = new SimpleStringProperty("");
    private final BooleanBinding empty;
    private final FilteredList<ContainerRow> shown;
    private final ObservableList<ContainerRow> shownView;
    private final LineOrder order;
    private final StringProperty groupBy = new SimpleStringProperty("");
    private final ObservableList<ContainerRow> selected = FXCollections.observableArrayList();
    private final ObservableList<ContainerRow> selectedView = FXCollections.unmodifiableObservableList(selected);
    private final ReadOnlyObjectWrapper<@Nullable ContainerRow> current = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyBooleanWrapper canStart = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper canStop = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper canSignal = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper canPause = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper canResume = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper canPrepare = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper canDelete = new ReadOnlyBooleanWrapper();
    private final InvalidationListener judge = o -> judge();

    public ContainersViewModel(ContainerList list, ContainerActions actions) {
        this.list = list;
        this.actions = actions;
        this.empty = Bindings.isEmpty(list.rows()).and(list.answeredProperty());
        this.shown = new FilteredList<>(list.rows());
        this.shownView = FXCollections.unmodifiableObservableList(shown);
        this.order = new LineOrder(shown);
        groupBy.addListener((o, was, now) -> order.groupBy(now));
        filter.addListener((o, was, now) -> shown.setPredicate(row -> matches(row, now)));
    }

    /** Every container. */
    public ObservableList<ContainerRow> all() {
        return list.rows();
    }

    /** Whether it is known that there are none. */
    ObservableBooleanValue emptyProperty() {
        return empty;
    }

    /** Those the filter lets through, in a stable order. */
    public ObservableList<ContainerRow> shown() {
        return shownView;
    }

    /** The lines of the table: those that are shown in their order, and the headings of groups. */
    public ObservableList<TableLine> lines() {
        return order.lines();
    }

    /** Has every change of the lines made within {@code keeper}, which sees to it that the same stay selected. */
    void selectionKept(Consumer<Runnable> keeper) {
        order.selectionKept(keeper);
    }

    /** The line of a container that is shown. */
    TableLine line(ContainerRow row) {
        return order.line(row);
    }

    /** Sorts the lines; null: as the containers came. */
    public void sort(@Nullable Comparator<TableLine> comparator) {
        order.sort(comparator);
    }

    /** Keeps every line where it is while {@code held}: the pointer is over the table. */
    public void hold(boolean held) {
        order.hold(held);
    }

    /** The label by whose value the containers are grouped; empty: they are not. */
    public StringProperty groupByProperty() {
        return groupBy;
    }

    /** The labels that any container has, for {@link #groupByProperty}. */
    public List<String> labels() {
        return list.rows().stream()
                .flatMap(row -> row.now().annotations().keySet().stream())
                .filter(key -> !key.startsWith(RESERVED))
                .distinct()
                .sorted()
                .toList();
    }

    public StringProperty filterProperty() {
        return filter;
    }

    /** The one that the rest of the window shows; null when none is selected. */
    public ReadOnlyObjectProperty<@Nullable ContainerRow> currentProperty() {
        return current.getReadOnlyProperty();
    }

    /** Those that are selected. */
    public ObservableList<ContainerRow> selected() {
        return selectedView;
    }

    /** Takes over what the table has selected; {@code now} is the one selected last. */
    public void select(List<? extends ContainerRow> rows, @Nullable ContainerRow now) {
        selected.forEach(row -> {
            row.snapshotProperty().removeListener(judge);
            row.progressProperty().removeListener(judge);
        });
        selected.setAll(rows);
        selected.forEach(row -> {
            row.snapshotProperty().addListener(judge);
            row.progressProperty().addListener(judge);
        });
        current.set(now);
        judge();
    }

    private void judge() {
        canStart.set(any(ContainerRow::canStart));
        canPrepare.set(any(row -> row.permits(Action.START)));
        canStop.set(any(row -> row.permits(Action.SIGNAL)));
        canSignal.set(any(row -> row.status().permits(Action.SIGNAL)));
        canPause.set(any(row -> row.permits(Action.PAUSE)));
        canResume.set(any(row -> row.permits(Action.RESUME)));
        canDelete.set(!selected.isEmpty());
    }

    private boolean any(Predicate<ContainerRow> condition) {
        return selected.stream().anyMatch(condition);
    }

    public ReadOnlyBooleanProperty canStartProperty() {
        return canStart.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty canPrepareProperty() {
        return canPrepare.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty canStopProperty() {
        return canStop.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty canSignalProperty() {
        return canSignal.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty canPauseProperty() {
        return canPause.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty canResumeProperty() {
        return canResume.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty canDeleteProperty() {
        return canDelete.getReadOnlyProperty();
    }

    public void start() {
        selected.stream().filter(ContainerRow::canStart).forEach(actions::start);
    }

    /** Makes the init only, which waits at the gate. */
    public void prepare() {
        selected.forEach(actions::prepare);
    }

    public void stop() {
        selected.forEach(actions::stop);
    }

    /** The signals people send most. */
    public static List<Signal> favouriteSignals() {
        return ContainerActions.FAVOURITE_SIGNALS;
    }

    /** Sends {@code signal} to the init of each that is live. */
    public void signal(Signal signal) {
        selected.forEach(row -> actions.signal(row, signal, false));
    }

    public void pause() {
        selected.forEach(actions::pause);
    }

    public void resume() {
        selected.forEach(actions::resume);
    }

    /** Deletes {@code rows}; live ones are killed. */
    public void delete(List<ContainerRow> rows) {
        actions.delete(rows);
    }

    public void refresh() {
        list.refresh();
    }

    private static boolean matches(ContainerRow row, String filter) {
        String text = filter.strip().toLowerCase(Locale.ROOT);
        return text.isEmpty()
                || row.id().value().toLowerCase(Locale.ROOT).contains(text)
                || row.now().image().toLowerCase(Locale.ROOT).contains(text)
                || row.now().tender().toLowerCase(Locale.ROOT).contains(text)
                || row.status().toString().contains(text)
                || LabelText.of(row.now()).toLowerCase(Locale.ROOT).contains(text);
    }
}
