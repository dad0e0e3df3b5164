package io.nablaconsole.app.containers;

import io.nablaconsole.app.fx.Scrolling;
import io.nablaconsole.app.live.ContainerRow;
import java.util.List;
import java.util.Objects;
import javafx.beans.InvalidationListener;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/** The table of lines: its columns, its order and what is selected in it. */
final class LineTable {
    private final TableView<TableLine> table;
    private final ContainersViewModel model;
    private boolean arranging;

    /** @param open opens the console of what is selected: two clicks, or Enter */
    LineTable(TableView<TableLine> table, ContainersViewModel model, Runnable open) {
        this.table = table;
        this.model = model;
        ContainerTable.addColumns(table);
        table.setTableMenuButtonVisible(true);
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        table.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        table.setItems(model.lines());
        model.selectionKept(this::keepSelection);
        model.groupByProperty().addListener((o, was, now) -> showCurrent());
        table.setSortPolicy(sorted -> {
            model.sort(sorted.getComparator());
            return true;
        });
        table.setRowFactory(t -> new LineRow(open));
        table.hoverProperty().subscribe(model::hold);
        table.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ENTER && !event.isShortcutDown()) {
                open.run();
                event.consume();
            }
        });
        table.getSelectionModel().getSelectedItems().addListener((InvalidationListener) o -> selectionChanged());
    }

    /**
     * Selects after {@code change} what was selected before it and is still there. The table keeps places, not lines: it
     * marked others when lines came between, and took a neighbour for one that had gone.
     */
    private void keepSelection(Runnable change) {
        TableView.TableViewSelectionModel<TableLine> selection = table.getSelectionModel();
        List<TableLine> before =
                selection.getSelectedItems().stream().filter(Objects::nonNull).toList();
        TableLine last = selection.getSelectedItem();
        int focused = table.getFocusModel().getFocusedIndex();
        arranging = true;
        try {
            selection.clearSelection();
            change.run();
            List<TableLine> kept =
                    before.stream().filter(table.getItems()::contains).toList();
            kept.stream().filter(line -> line != last).forEach(selection::select);
            kept.stream().filter(line -> line == last).forEach(selection::select);
            if (kept.isEmpty()) {
                table.getFocusModel().focus(Math.min(focused, table.getItems().size() - 1));
            }
        } finally {
            arranging = false;
        }
        selectionChanged();
    }

    /** What is selected stays in sight where the lines were arranged anew. */
    private void showCurrent() {
        ContainerRow current = model.currentProperty().get();
        if (current != null) {
            Scrolling.into(table, table.getItems().indexOf(model.line(current)));
        }
    }

    /** A heading stands for all below it. */
    private void selectionChanged() {
        if (arranging) {
            return;
        }
        List<ContainerRow> rows = table.getSelectionModel().getSelectedItems().stream()
                .filter(Objects::nonNull)
                .flatMap(line -> line.membersProperty().get().stream())
                .distinct()
                .toList();
        TableLine line = table.getSelectionModel().getSelectedItem(); // may lag behind the list
        ContainerRow last = line == null ? null : line.row();
        if (last == null || !rows.contains(last)) {
            last = rows.isEmpty() ? null : rows.get(rows.size() - 1);
        }
        model.select(rows, last);
    }

    /** Selects {@code row} and no other. */
    void select(ContainerRow row) {
        TableLine line = model.line(row);
        table.getSelectionModel().clearSelection();
        table.getSelectionModel().select(line);
        Scrolling.into(table, table.getItems().indexOf(line));
    }

    /** Selects the first container when there is one and none is selected. */
    void selectFirst() {
        if (table.getSelectionModel().isEmpty()) {
            table.getItems().stream()
                    .flatMap(line -> line.membersProperty().get().stream())
                    .findFirst()
                    .ifPresent(this::select);
        }
    }
}
