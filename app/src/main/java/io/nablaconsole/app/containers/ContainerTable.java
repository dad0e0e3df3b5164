package io.nablaconsole.app.containers;

import io.nablaconsole.app.i18n.Formats;
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
    static List<WindowLayout.Column> layout(TableView<TableLine> table) {
        return table.getColumns().stream()
                .map(column -> new WindowLayout.Column(
                        column.getId(), column.getWidth(), column.isVisible(), sort(table, column)))
                .toList();
    }

    private static String sort(TableView<TableLine> table, TableColumn<TableLine, ?> column) {
        return table.getSortOrder().contains(column) ? column.getSortType().name() : "";
    }

    /** Arranges the columns as they were; those it does not know stay where they are. */
    static void arrange(TableView<TableLine> table, List<WindowLayout.Column> columns) {
        int at = 0;
        for (WindowLayout.Column wanted : columns) {
            TableColumn<TableLine, ?> column = table.getColumns().stream()
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

    private static void sort(TableView<TableLine> table, TableColumn<TableLine, ?> column, String sort) {
        if (!sort.isEmpty()) {
            boolean down = sort.equals(TableColumn.SortType.DESCENDING.name());
            column.setSortType(down ? TableColumn.SortType.DESCENDING : TableColumn.SortType.ASCENDING);
            table.getSortOrder().add(column);
        }
    }

    /** Adds all columns; those that are rarely wanted are hidden until the user asks for them. */
    static void addColumns(TableView<TableLine> table) {
        TableColumn<TableLine, String> name = text(
                "containers.column.name",
                170,
                row -> new ReadOnlyStringWrapper(row.id().value()));
        name.getStyleClass().add("name-column");
        table.getColumns()
                .setAll(List.of(
                        status(),
                        name,
                        text("containers.column.image", 130, row -> told(row, ContainerSnapshot::image)),
                        text("containers.column.tender", 96, row -> told(row, ContainerSnapshot::tender)),
                        text("containers.column.memory", 150, ContainerTable::memory),
                        text("containers.column.uptime", 128, ContainerRow::uptimeProperty),
                        exit(),
                        hidden(text("containers.column.labels", 160, row -> told(row, LabelText::of))),
                        hidden(text("containers.column.created", 160, row -> told(row, ContainerTable::created))),
                        hidden(text("containers.column.pid", 80, row -> told(row, ContainerTable::pid)))));
    }

    private static TableColumn<TableLine, String> hidden(TableColumn<TableLine, String> column) {
        column.setVisible(false);
        return column;
    }

    private static ObservableValue<String> told(ContainerRow row, Function<ContainerSnapshot, String> value) {
        return row.snapshotProperty().map(value);
    }

    private static String created(ContainerSnapshot now) {
        return Formats.moment(now.created());
    }

    private static String pid(ContainerSnapshot now) {
        return now.pid() == 0 ? "" : String.valueOf(now.pid());
    }

    private static TableColumn<TableLine, ContainerSnapshot> status() {
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

    private static TableColumn<TableLine, ContainerSnapshot> exit() {
        return snapshots("containers.column.exit", 96, Comparator.comparing(ContainerTable::exitOrder), ExitCell::new);
    }

    private static int exitOrder(ContainerSnapshot now) {
        ExitRecord exit = now.exit();
        return exit == null || now.status() != Status.STOPPED ? -1 : exit.shellCode();
    }

    private static TableColumn<TableLine, ContainerSnapshot> snapshots(
            String title,
            double width,
            Comparator<ContainerSnapshot> order,
            Supplier<TableCell<TableLine, ContainerSnapshot>> cell) {
        TableColumn<TableLine, ContainerSnapshot> column = new TableColumn<>(Messages.get(title));
        column.setId(title.substring(title.lastIndexOf('.') + 1));
        column.setCellValueFactory(line -> {
            ContainerRow row = line.getValue().row();
            return row == null ? null : row.snapshotProperty();
        });
        column.setCellFactory(c -> cell.get());
        column.setComparator(order);
        column.setPrefWidth(width);
        column.setMinWidth(LEAST_WIDTH);
        return column;
    }

    private static TableColumn<TableLine, String> text(
            String title, double width, Function<ContainerRow, ObservableValue<String>> value) {
        TableColumn<TableLine, String> column = new TableColumn<>(Messages.get(title));
        column.setId(title.substring(title.lastIndexOf('.') + 1));
        column.setCellValueFactory(line -> {
            ContainerRow row = line.getValue().row();
            return row == null ? null : value.apply(row);
        });
        column.setCellFactory(c -> new LineCell.Text());
        column.setPrefWidth(width);
        column.setMinWidth(Math.min(width, LEAST_WIDTH));
        return column;
    }

    /** Guest memory; with what is resident of it while it lives. */
    private static ObservableValue<String> memory(ContainerRow row) {
        return row.statsProperty()
                .map(stats -> memoryText(row, stats))
                .orElse(Formats.memory(row.now().memory()));
    }

    private static String memoryText(ContainerRow row, @Nullable Stats stats) {
        String size = Formats.memory(row.now().memory());
        return stats == null ? size : Messages.get("containers.memory.live", size, stats.rss());
    }
}
