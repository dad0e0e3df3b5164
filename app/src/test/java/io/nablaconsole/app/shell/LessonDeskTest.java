package io.nablaconsole.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.nablaconsole.app.detail.DetailTab;
import io.nablaconsole.app.lessons.script.Place;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Lessons know every place of the window, and no other. */
class LessonDeskTest {
    @Test
    void placesArePagesAndTabs() {
        List<String> window = new ArrayList<>();
        Arrays.stream(Page.values()).map(Page::name).forEach(window::add);
        Arrays.stream(DetailTab.values()).map(DetailTab::name).forEach(window::add);
        assertThat(Place.values()).extracting(Place::name).containsExactlyInAnyOrderElementsOf(window);
        assertThat(Arrays.stream(Place.values()).filter(Place::tab)).hasSameSizeAs(DetailTab.values());
    }
}
