package io.nablaconsole.app.lessons;

import io.nablaconsole.app.lessons.script.Place;
import io.nablaconsole.app.live.ContainerRow;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;

/** What a lesson sees of the window and does in it; for the FX thread. */
public interface Desk {
    /**
     * What the window shows.
     *
     * @param page the page
     * @param tab the tab of the details, which are part of {@link Place#CONTAINERS}
     * @param container the name of the selected container; null when none is
     */
    record Sight(Place page, Place tab, @Nullable String container) {
        /** Whether one looks at {@code place}, with {@code wanted} selected unless that is null. */
        boolean shows(Place place, @Nullable String wanted) {
            boolean there = place.tab() ? page == Place.CONTAINERS && tab == place : page == place;
            return there && (wanted == null || wanted.equals(container));
        }
    }

    /** What the window shows now. */
    ObservableValue<Sight> sight();

    /** Leads to {@code place}. */
    void show(Place place);

    /** Selects {@code row} in the table of containers. */
    void select(ContainerRow row);
}
