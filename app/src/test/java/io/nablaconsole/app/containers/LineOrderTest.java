package io.nablaconsole.app.containers;

import static org.assertj.core.api.Assertions.assertThat;

import io.nablaconsole.app.live.ContainerRow;
import io.nablaconsole.app.testing.Bench;
import io.nablaconsole.engine.api.Config;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Where the lines of the table are. */
class LineOrderTest {
    private static final Comparator<TableLine> BY_NAME = Comparator.comparing(LineOrderTest::id);

    private final Bench bench = new Bench();
    private final ContainersViewModel model = new ContainersViewModel(bench.list, bench.actions);

    private void make(String id, String team) {
        var config = Config.builder(Path.of("/x/hello.spt"));
        if (!team.isEmpty()) {
            config.annotation("team", team);
        }
        bench.factory.create(id, config.build());
    }

    private static String id(TableLine line) {
        ContainerRow row = line.row();
        return row == null ? "[" + line.group() + "]" : row.id().value();
    }

    private List<String> lines() {
        return model.lines().stream().map(LineOrderTest::id).toList();
    }

    @BeforeEach
    void fill() {
        make("c", "blue");
        make("a", "red");
        make("d", "");
        bench.open();
        make("b", "blue");
    }

    @Test
    void asTheyCameUntilSorted() {
        assertThat(lines()).hasSize(4).endsWith("b");
        model.sort(BY_NAME);
        assertThat(lines()).containsExactly("a", "b", "c", "d");
        make("aa", "");
        assertThat(lines()).containsExactly("a", "aa", "b", "c", "d");
    }

    @Test
    void headingsStandAboveTheirGroups() {
        model.sort(BY_NAME);
        model.groupByProperty().set("team");
        assertThat(lines()).containsExactly("[blue]", "b", "c", "[red]", "a", "[]", "d");
        assertThat(model.lines().get(0).membersProperty().get())
                .extracting(row -> row.id().value())
                .containsExactly("b", "c");
        model.groupByProperty().set("");
        assertThat(lines()).containsExactly("a", "b", "c", "d");
    }

    @Test
    void aGroupWithoutContainersHasNoHeading() {
        model.groupByProperty().set("team");
        bench.factory.delete("a", true);
        assertThat(lines()).doesNotContain("[red]", "a").contains("[blue]");
    }

    @Test
    void nothingMovesUnderThePointer() {
        model.sort(BY_NAME);
        model.hold(true);
        make("aa", "");
        bench.factory.delete("c", true);
        assertThat(lines()).containsExactly("a", "b", "d", "aa");
        model.hold(false);
        assertThat(lines()).containsExactly("a", "aa", "b", "d");
    }

    @Test
    void aChangedStatusMovesALineOnlyOnceThePointerIsGone() {
        model.sort(Comparator.comparing(
                line -> line.row() == null ? -1 : line.row().now().pid()));
        List<String> before = lines();
        model.hold(true);
        bench.actions.prepare(bench.row(before.get(0)));
        assertThat(lines()).isEqualTo(before);
        model.hold(false);
        assertThat(lines()).endsWith(before.get(0));
    }

    @Test
    void theFilterHoldsForGroupsToo() {
        model.groupByProperty().set("team");
        model.filterProperty().set("red");
        assertThat(lines()).containsExactly("[red]", "a");
    }

    @Test
    void theLabelsThereAreCanBeGroupedBy() {
        assertThat(model.labels()).containsExactly("team");
    }
}
