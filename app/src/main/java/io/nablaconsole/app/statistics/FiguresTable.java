package io.nablaconsole.app.statistics;

import io.nablaconsole.app.live.Figure;
import io.nablaconsole.app.live.StatsHistory.Moment;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/**
 * Figures as comma-separated values (RFC 4180, UTF-8): a line for each moment of each container, times in UTC (ISO 8601).
 * Its head and numbers are the same in every language, for other programs read it.
 */
public final class FiguresTable {
    private static final int DIGITS = 3;

    private FiguresTable() {}

    /** Writes the moments of each container, by its id. */
    public static void write(Map<String, List<Moment>> containers, OutputStream out) throws IOException {
        List<String> head = new ArrayList<>(List.of("container", "time (UTC)"));
        for (Figure figure : Figure.values()) {
            head.add(figure.name().toLowerCase(Locale.ROOT) + " (" + unit(figure.unit()) + ")");
        }
        line(head, out);
        for (Map.Entry<String, List<Moment>> container : containers.entrySet()) {
            for (Moment moment : container.getValue()) {
                line(fields(container.getKey(), moment), out);
            }
        }
    }

    private static String unit(Figure.Unit unit) {
        return switch (unit) {
            case PART -> "%";
            case BYTES -> "B";
            case PER_SECOND -> "1/s";
            case BYTES_PER_SECOND -> "B/s";
        };
    }

    private static List<String> fields(String id, Moment moment) {
        List<String> fields = new ArrayList<>();
        fields.add(id);
        fields.add(moment.time().truncatedTo(ChronoUnit.MILLIS).toString());
        for (Figure figure : Figure.values()) {
            OptionalDouble value = figure.at(moment);
            double factor = figure.unit() == Figure.Unit.PART ? 100 : 1;
            fields.add(value.isPresent() ? number(value.getAsDouble() * factor) : "");
        }
        return fields;
    }

    private static String number(double value) {
        BigDecimal rounded = BigDecimal.valueOf(value).setScale(DIGITS, RoundingMode.HALF_UP);
        return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
    }

    private static void line(List<String> fields, OutputStream out) throws IOException {
        String text = fields.stream().map(FiguresTable::quoted).collect(Collectors.joining(","));
        out.write((text + "\r\n").getBytes(StandardCharsets.UTF_8));
    }

    private static String quoted(String field) {
        boolean plain = field.chars().noneMatch(c -> c == ',' || c == '"' || c == '\r' || c == '\n');
        return plain ? field : "\"" + field.replace("\"", "\"\"") + "\"";
    }
}
