package io.nablaconsole.app.lessons;

import io.nablaconsole.app.fx.Tasks;
import io.nablaconsole.app.i18n.Messages;
import io.nablaconsole.app.live.measure.Figure;
import io.nablaconsole.app.live.measure.SideBySide;
import io.nablaconsole.app.notices.Notices;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** The figures of unikernel, process and virtual machine side by side, measured when asked for. For the FX thread. */
public final class ComparisonViewModel implements DeedRunner.Comparison {
    private final SideBySide sideBySide;
    private final Tasks tasks;
    private final Notices notices;
    private final ReadOnlyObjectWrapper<List<Figure>> figures = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper measured = new ReadOnlyBooleanWrapper();

    public ComparisonViewModel(SideBySide sideBySide, Tasks tasks, Notices notices) {
        this.sideBySide = sideBySide;
        this.tasks = tasks;
        this.notices = notices;
    }

    /** What is measured so far. */
    public ReadOnlyObjectProperty<List<Figure>> figuresProperty() {
        return figures.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }

    /** Whether all is measured. */
    public ReadOnlyBooleanProperty measuredProperty() {
        return measured.getReadOnlyProperty();
    }

    @Override
    public boolean busy() {
        return busy.get();
    }

    @Override
    public void measure() {
        if (busy.get()) {
            return;
        }
        busy.set(true);
        measured.set(false);
        figures.set(List.of());
        tasks.run(
                () -> {
                    sideBySide.measure(figure -> tasks.fx(() -> add(figure)));
                    return true;
                },
                all -> {
                    busy.set(false);
                    measured.set(true);
                },
                e -> {
                    busy.set(false);
                    notices.error(Messages.get("notice.measureFailed"), e);
                });
    }

    private void add(Figure figure) {
        List<Figure> next = new ArrayList<>(figures.get());
        next.add(figure);
        figures.set(List.copyOf(next));
    }

    /** Forgets what was measured. */
    void clear() {
        if (!busy.get()) {
            measured.set(false);
            figures.set(List.of());
        }
    }
}
