package io.nablaconsole.app.shell;

import io.nablaconsole.app.containers.ContainersView;
import io.nablaconsole.app.detail.DetailTab;
import io.nablaconsole.app.detail.DetailView;
import io.nablaconsole.app.lessons.Desk;
import io.nablaconsole.app.lessons.script.Place;
import io.nablaconsole.app.live.ContainerRow;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;

/** The window as lessons see it; for the FX thread. */
final class LessonDesk implements Desk {
    private final ShellView shell;
    private final ReadOnlyObjectWrapper<Sight> sight =
            new ReadOnlyObjectWrapper<>(new Sight(Place.CONTAINERS, Place.OVERVIEW, null));
    private @Nullable ContainersView containers;
    private @Nullable DetailView detail;

    LessonDesk(ShellView shell) {
        this.shell = shell;
    }

    /** Follows the parts of the window once they are made: they are made of what lessons are made of too. */
    void follow(ContainersView table, DetailView details, ObservableValue<@Nullable ContainerRow> selected) {
        containers = table;
        detail = details;
        shell.pageProperty().subscribe(page -> look(selected));
        details.tabProperty().subscribe(tab -> look(selected));
        selected.subscribe(row -> look(selected));
    }

    private void look(ObservableValue<@Nullable ContainerRow> selected) {
        DetailView details = detail;
        if (details == null) {
            return;
        }
        ContainerRow row = selected.getValue();
        sight.set(new Sight(
                Place.valueOf(shell.current().name()),
                Place.valueOf(details.tabProperty().get().name()),
                row == null ? null : row.id().value()));
    }

    @Override
    public ObservableValue<Sight> sight() {
        return sight.getReadOnlyProperty();
    }

    @Override
    public void show(Place place) {
        if (place.tab()) {
            shell.show(Page.CONTAINERS);
            if (detail != null) {
                detail.show(DetailTab.valueOf(place.name()));
            }
        } else {
            shell.show(Page.valueOf(place.name()));
        }
    }

    @Override
    public void select(ContainerRow row) {
        if (containers != null) {
            containers.select(row);
        }
    }
}
