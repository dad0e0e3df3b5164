package io.nablaconsole.app.statistics;

import io.nablaconsole.app.i18n.Formats;
import io.nablaconsole.app.i18n.Messages;
import io.nablaconsole.app.live.Figure;
import io.nablaconsole.app.live.Figure.Unit;
import io.nablaconsole.engine.api.MemorySize;

/** Figures in words, and how high their axes go. */
final class FigureText {
    /** A guest that has touched next to nothing is not to look as if it filled the chart. */
    private static final double LEAST_BYTES = 128 << 10;

    /** Two clocks never agree: one processor in full may read as a little more. */
    private static final double A_LITTLE_OVER_ONE = 1.15;

    private FigureText() {}

    /** What {@code figure} is called. */
    static String name(Figure figure) {
        return Messages.get("figure." + figure.name());
    }

    static String value(Unit unit, double value) {
        return switch (unit) {
            case PART -> Formats.percent(value);
            case BYTES -> Formats.memory(new MemorySize((long) value));
            case BYTES_PER_SECOND -> Messages.get("figure.perSecond", Formats.memory(new MemorySize((long) value)));
            case PER_SECOND -> Messages.get("figure.perSecond", Math.round(value));
        };
    }

    /** Where an axis ends whose greatest value is {@code most}; chosen so that it seldom changes. */
    static double top(Unit unit, double most) {
        return switch (unit) {
            case PART -> most > A_LITTLE_OVER_ONE ? Math.ceil(most) : most > 0.5 ? 1 : most > 0.1 ? 0.5 : 0.1;
            case BYTES -> powerAbove(most, LEAST_BYTES);
            case BYTES_PER_SECOND -> powerAbove(most, 1024);
            case PER_SECOND -> powerAbove(most, 8);
        };
    }

    private static double powerAbove(double most, double least) {
        return Math.max(least, (double) (Long.highestOneBit(Math.max(1, (long) most)) << 1));
    }
}
