package io.nablaconsole.engine.cli;

import java.util.List;

/** Aligns rows of text in columns. */
final class Table {
    private static final int GAP = 3;

    private Table() {}

    /** One line a row, columns as wide as their widest cell and {@value #GAP} blanks apart. */
    static String format(List<List<String>> rows) {
        StringBuilder text = new StringBuilder();
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int column = 0; column < row.size(); column++) {
                int at = column;
                int width =
                        rows.stream().mapToInt(r -> r.get(at).length()).max().orElse(0) + GAP;
                line.append(row.get(column))
                        .append(" ".repeat(width - row.get(column).length()));
            }
            text.append(line.toString().stripTrailing()).append('\n');
        }
        return text.toString();
    }
}
