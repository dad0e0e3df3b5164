package io.nablaconsole.app.containers;

import static org.assertj.core.api.Assertions.assertThat;

import io.nablaconsole.app.live.ContainerRow;
import io.nablaconsole.app.testing.Await;
import io.nablaconsole.app.testing.Bench;
import io.nablaconsole.engine.api.Config;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import javafx.scene.Scene;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.control.skin.VirtualFlow;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.testfx.framework.junit5.ApplicationTest;

/** What the table marks is what is acted on, whatever happens to its lines. */
class LineTableTest extends ApplicationTest {
    private static final int STEPS = 400;

    private final Bench bench = new Bench();
    private final ContainersViewModel model = new ContainersViewModel(bench.list, bench.actions);
    private int made;

    @SuppressWarnings("NullAway.Init") // made when there is a toolkit
    private TableView<TableLine> table;

    @SuppressWarnings("NullAway.Init")
    private LineTable lines;

    @Override
    public void start(Stage stage) {
        table = new TableView<>();
        lines = new LineTable(table, model, () -> {});
        bench.open();
        stage.setScene(new Scene(table, 900, 400));
        stage.show();
    }

    private void make(String id, String team) {
        Config config = Config.builder(Path.of("/x/hello.spt"))
                .annotation("team", team)
                .annotation("tier", id.length() % 2 == 0 ? "web" : team)
                .build();
        bench.factory.create(id, config);
    }

    private void makeSix() {
        List.of("burn1", "reb1", "clock-1", "web-1", "args", "disk")
                .forEach(id -> make(id, id.contains("1") ? "blue" : "red"));
    }

    /** Those that are drawn as selected, and those that are acted on. */
    private void assertMarkedAreActedOn(String when) {
        Set<ContainerRow> marked = new HashSet<>();
        table.getSelectionModel()
                .getSelectedIndices()
                .forEach(index -> marked.addAll(
                        table.getItems().get(index).membersProperty().get()));
        assertThat(Set.copyOf(model.selected())).as(when).isEqualTo(marked);
        table.layout();
        table.lookupAll(".table-row-cell").stream()
                .map(node -> (TableRow<?>) node)
                .filter(row -> row.isVisible() && row.isSelected() && row.getItem() != null)
                .forEach(row -> assertThat(marked)
                        .as("drawn as selected " + when)
                        .containsAll(
                                ((TableLine) row.getItem()).membersProperty().get()));
    }

    @Test
    void groupingAndUngroupingKeepTheContainerThatIsMarked() {
        Await.fx(() -> {
            makeSix();
            for (String id : List.of("burn1", "disk", "web-1")) {
                lines.select(bench.row(id));
                for (String label : List.of("team", "tier", "", "tier", "")) {
                    model.groupByProperty().set(label);
                    assertMarkedAreActedOn(id + " grouped by " + label);
                    assertThat(model.selected()).as(label).containsExactly(bench.row(id));
                    assertThat(model.currentProperty().get()).isEqualTo(bench.row(id));
                }
            }
            return true;
        });
    }

    @Test
    void aHeadingOfAnotherGroupingIsNotTheSame() {
        Await.fx(() -> {
            makeSix();
            model.groupByProperty().set("team");
            table.getSelectionModel().clearAndSelect(0);
            assertThat(model.selected()).hasSize(4);
            model.groupByProperty().set("tier");
            assertThat(model.selected()).isEmpty();
            assertMarkedAreActedOn("regrouped");
            return true;
        });
    }

    @Test
    void noNeighbourIsSelectedForOneThatIsGone() {
        Await.fx(() -> {
            makeSix();
            lines.select(bench.row("clock-1"));
            bench.factory.delete("clock-1", true);
            assertThat(model.selected()).isEmpty();
            assertThat(model.currentProperty().get()).isNull();
            assertMarkedAreActedOn("one gone");
            return true;
        });
    }

    @Test
    void aNewContainerIsShownWithoutHidingTheOthers() {
        for (int i = 1; i <= 7; i++) {
            String id = "c" + i;
            Await.fx(() -> {
                make(id, "blue");
                lines.select(bench.row(id));
                return true;
            });
        }
        Await.until("all seven are in sight", () -> first() == 0 && last() == 6);
        for (int i = 8; i <= 30; i++) {
            String id = "c" + i;
            Await.fx(() -> {
                make(id, "blue");
                lines.select(bench.row(id));
                return true;
            });
        }
        Await.until("the last is in sight, below as many as fit", () -> last() == 29 && last() - first() > 5);
        Await.fx(() -> {
            lines.select(bench.row("c1"));
            return true;
        });
        Await.until("the first is in sight", () -> first() == 0);
    }

    private int first() {
        return flow().getFirstVisibleCell().getIndex();
    }

    private int last() {
        table.layout();
        return Math.min(flow().getLastVisibleCell().getIndex(), table.getItems().size() - 1);
    }

    private VirtualFlow<?> flow() {
        return (VirtualFlow<?>) Objects.requireNonNull(table.lookup(".virtual-flow"));
    }

    @Test
    void whateverHappensMarkedAndActedOnAreTheSame() {
        Random random = new Random(48);
        for (int step = 0; step < STEPS; step++) {
            String when = "after step " + step;
            Await.fx(() -> {
                Set<TableLine> before = Set.copyOf(table.getSelectionModel().getSelectedItems());
                boolean chose = happen(random);
                assertMarkedAreActedOn(when);
                if (!chose) {
                    assertThat(before)
                            .as(when + " none is selected anew")
                            .containsAll(table.getSelectionModel().getSelectedItems());
                }
                return true;
            });
        }
    }

    /** Lets something happen; true when it was a choice of the user's. */
    private boolean happen(Random random) {
        List<ContainerRow> rows = new ArrayList<>(bench.list.rows());
        ContainerRow any = rows.isEmpty() ? null : rows.get(random.nextInt(rows.size()));
        switch (random.nextInt(8)) {
            case 0, 1 -> make("n" + made++ + "x".repeat(random.nextInt(2)), random.nextBoolean() ? "blue" : "red");
            case 2 -> {
                if (any != null && rows.size() > 4) {
                    bench.factory.delete(any.id().value(), true);
                }
            }
            case 3 -> model.groupByProperty().set(List.of("", "team", "tier").get(random.nextInt(3)));
            case 4 -> sort(random);
            case 5 -> model.filterProperty().set(random.nextBoolean() ? "" : String.valueOf(random.nextInt(10)));
            case 6 -> model.hold(random.nextBoolean());
            default -> {
                if (!table.getItems().isEmpty()) {
                    int line = random.nextInt(table.getItems().size());
                    if (random.nextBoolean()) {
                        table.getSelectionModel().clearAndSelect(line);
                    } else {
                        table.getSelectionModel().select(line);
                    }
                    return true;
                }
            }
        }
        return false;
    }

    private void sort(Random random) {
        TableColumn<TableLine, ?> column = table.getColumns().get(random.nextInt(2));
        column.setSortType(random.nextBoolean() ? TableColumn.SortType.ASCENDING : TableColumn.SortType.DESCENDING);
        if (random.nextInt(3) == 0) {
            table.getSortOrder().clear();
        } else {
            table.getSortOrder().setAll(List.of(column));
        }
    }
}
