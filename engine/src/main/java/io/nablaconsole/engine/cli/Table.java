package io.nablaconsole.engine.cli;

import java.util.List;

/** Aligns rows of text in columns. */
final class Table {
    private static final int GAP = 3;
    private static final int NARROWEST = 12;

    private Table() {}

    /** One line a row, columns as wide as their widest cell, {@value #GAP} blanks apart and at least
     * {@value #NARROWEST} wide, as runc has them; a line break or another control character in a cell is escaped. */
    static String format(List<List<String>> cells) {
        List<List<String>> rows = cells.stream()
                .map(row -> row.stream().map(Table::visible).toList())
                .toList();
        StringBuilder text = new StringBuilder();
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int column = 0; column < row.size(); column++) {
                int at = column;
                boolean last = column == row.size() - 1;
                int widest =
                        rows.stream().mapToInt(r -> r.get(at).length()).max().orElse(0);
                int width = last ? 0 : Math.max(widest + GAP, NARROWEST);
                line.append(row.get(column))
                        .append(" ".repeat(Math.max(0, width - row.get(column).length())));
            }
            text.append(line.toString().stripTrailing()).append('\n');
        }
        return text.toString();
    }

    private static String visible(String cell) {
        if (cell.chars().noneMatch(Character::isISOControl)) {
            return cell;
        }
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < cell.length(); i++) {
            char c = cell.charAt(i);
            switch (c) {
                case '\n' -> text.append("\\n");
                case '\r' -> text.append("\\r");
                case '\t' -> text.append("\\t");
                default -> text.append(Character.isISOControl(c) ? String.format("\\u%04x", (int) c) : c);
            }
        }
        return text.toString();
    }
}
