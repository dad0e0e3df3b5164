package io.nablaconsole.app.containers;

import io.nablaconsole.app.i18n.Messages;
import io.nablaconsole.app.live.ContainerRow;
import io.nablaconsole.app.preferences.WindowLayout;
import io.nablaconsole.engine.api.ContainerSnapshot;
import io.nablaconsole.engine.api.ExitRecord;
import io.nablaconsole.engine.api.Stats;
import io.nablaconsole.engine.api.Status;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import org.jspecify.annotations.Nullable;

/** The columns of the table of containers. */
final class ContainerTable {
    private static final double LEAST_WIDTH = 96;

    private ContainerTable() {}

    /** How the columns are arranged now. */
    static List<WindowLayout.Column> layout(TableView<ContainerRow> table) {
        return table.getColumns().stream()
                .map(column -> new WindowLayout.Column(
                        column.getId(), column.getWidth(), column.isVisible(), sort(table, column)))
                .toList();
    }

    private static String sort(TableView<ContainerRow> table, TableColumn<ContainerRow, ?> column) {
        return table.getSortOrder().contains(column) ? column.getSortType().name() : "";
    }

    /** Arranges the columns as they were; those it does not know stay where they are. */
    static void arrange(TableView<ContainerRow> table, List<WindowLayout.Column> columns) {
        int at = 0;
        for (WindowLayout.Column wanted : columns) {
            TableColumn<ContainerRow, ?> column = table.getColumns().stream()
                    .filter(each -> wanted.id().equals(each.getId()))
                    .findFirst()
                    .orElse(null);
            if (column != null) {
                table.getColumns().remove(column);
                table.getColumns().add(at++, column);
                column.setPrefWidth(wanted.width());
                column.setVisible(wanted.visible());
                sort(table, column, wanted.sort());
            }
        }
    }

    private static void sort(TableView<ContainerRow> table, TableColumn<ContainerRow, ?> column, String sort) {
        if (!sort.isEmpty()) {
            boolean down = sort.equals(TableColumn.SortType.DESCENDING.name());
            column.setSortType(down ? TableColumn.SortType.DESCENDING : TableColumn.SortType.ASCENDING);
            table.getSortOrder().add(column);
        }
    }

    static void addColumns(TableView<ContainerRow> table) {
        TableColumn<ContainerRow, String> name = text(
                "containers.column.name",
                170,
                row -> new ReadOnlyStringWrapper(row.id().value()));
        name.getStyleClass().add("name-column");
        table.getColumns().add(status());
        table.getColumns().add(name);
        table.getColumns()
                .add(text(
                        "containers.column.image",
                        130,
                        row -> row.snapshotProperty().map(ContainerSnapshot::image)));
        table.getColumns()
                .add(text(
                        "containers.column.tender",
                        96,
                        row -> row.snapshotProperty().map(ContainerSnapshot::tender)));
        table.getColumns().add(text("containers.column.memory", 150, ContainerTable::memory));
        table.getColumns().add(text("containers.column.uptime", 112, ContainerRow::uptimeProperty));
        table.getColumns().add(exit());
    }

    private static TableColumn<ContainerRow, ContainerSnapshot> status() {
        return snapshots(
                "containers.column.status",
                170,
                Comparator.comparing((ContainerSnapshot now) -> order(now.status())),
                StatusCell::new);
    }

    /** Those that are doing something come first. */
    private static int order(Status status) {
        return switch (status) {
            case RUNNING -> 0;
            case PAUSING -> 1;
            case PAUSED -> 2;
            case CREATED -> 3;
            case STOPPED -> 4;
        };
    }

    private static TableColumn<ContainerRow, ContainerSnapshot> exit() {
        return snapshots("containers.column.exit", 96, Comparator.comparing(ContainerTable::exitOrder), ExitCell::new);
    }

    private static int exitOrder(ContainerSnapshot now) {
        ExitRecord exit = now.exit();
        return exit == null || now.status() != Status.STOPPED ? -1 : exit.shellCode();
    }

    private static TableColumn<ContainerRow, ContainerSnapshot> snapshots(
            String title,
            double width,
            Comparator<ContainerSnapshot> order,
            Supplier<TableCell<ContainerRow, ContainerSnapshot>> cell) {
        TableColumn<ContainerRow, ContainerSnapshot> column = new TableColumn<>(Messages.get(title));
        column.setId(title.substring(title.lastIndexOf('.') + 1));
        column.setCellValueFactory(row -> row.getValue().snapshotProperty());
        column.setCellFactory(c -> cell.get());
        column.setComparator(order);
        column.setPrefWidth(width);
        column.setMinWidth(LEAST_WIDTH);
        return column;
    }

    private static TableColumn<ContainerRow, String> text(
            String title, double width, Function<ContainerRow, ObservableValue<String>> value) {
        TableColumn<ContainerRow, String> column = new TableColumn<>(Messages.get(title));
        column.setId(title.substring(title.lastIndexOf('.') + 1));
        column.setCellValueFactory(row -> value.apply(row.getValue()));
        column.setPrefWidth(width);
        column.setMinWidth(Math.min(width, LEAST_WIDTH));
        return column;
    }

    /** Guest memory; with what is resident of it while it lives. */
    private static ObservableValue<String> memory(ContainerRow row) {
        return row.statsProperty()
                .map(stats -> memoryText(row, stats))
                .orElse(row.now().memory().toString());
    }

    private static String memoryText(ContainerRow row, @Nullable Stats stats) {
        String size = row.now().memory().toString();
        return stats == null ? size : Messages.get("containers.memory.live", size, stats.rss());
    }
}
