package io.nablaconsole.app.detail;

import io.nablaconsole.app.fx.Tips;
import io.nablaconsole.app.i18n.Formats;
import io.nablaconsole.app.i18n.Messages;
import io.nablaconsole.engine.api.MemorySize;
import io.nablaconsole.engine.api.SandboxReport.MemoryRegion;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.Pane;

/**
 * A guest's address space as a bar, low addresses left. Widths follow the logarithm of the sizes: a page must stay visible
 * beside a heap of a gigabyte.
 */
final class MemoryMapBar extends Pane {
    private static final double HEIGHT = 46;
    private static final double LEAST = 52;

    private final List<Double> weights = new ArrayList<>();

    MemoryMapBar() {
        getStyleClass().add("memory-map");
        setMinHeight(HEIGHT);
        setPrefHeight(HEIGHT);
        setMaxHeight(HEIGHT);
        setMinWidth(320);
        setAccessibleText(Messages.get("sandbox.memory.accessible"));
    }

    /** Draws {@code regions}, which lie in order. */
    void show(List<MemoryRegion> regions) {
        getChildren().clear();
        weights.clear();
        long before = 0;
        for (MemoryRegion region : regions) {
            if (region.start() > before) {
                add("", "mem-gap", hole(before, region.start()), 0.6);
            }
            add(Messages.ofEngine(region.name()), style(region.permissions()), text(region), weight(region.size()));
            before = region.end();
        }
        requestLayout();
    }

    private void add(String name, String style, String tip, double weight) {
        Label part = new Label(name);
        part.getStyleClass().addAll("mem-part", style);
        part.setAlignment(Pos.CENTER);
        Tips.setText(part, tip);
        getChildren().add(part);
        weights.add(weight);
    }

    private static double weight(long size) {
        return 1 + Math.log(Math.max(1, size / 4096.0)) / Math.log(2) / 2;
    }

    static String style(String permissions) {
        if (permissions.contains("x")) {
            return "mem-code";
        }
        if (permissions.contains("w")) {
            return "mem-data";
        }
        return permissions.contains("r") ? "mem-constant" : "mem-none";
    }

    private static String text(MemoryRegion region) {
        return Messages.get(
                "sandbox.memory.part",
                Messages.ofEngine(region.name()),
                region.permissions(),
                Formats.address(region.start()),
                Formats.address(region.end()),
                new MemorySize(region.size()));
    }

    private static String hole(long start, long end) {
        return Messages.get("sandbox.memory.hole", Formats.address(start), Formats.address(end));
    }

    @Override
    protected void layoutChildren() {
        double total = weights.stream().mapToDouble(Double::doubleValue).sum();
        double least = Math.min(LEAST, getWidth() / Math.max(1, weights.size()));
        double spare = getWidth() - least * weights.size();
        double x = 0;
        for (int i = 0; i < weights.size(); i++) {
            double width = least + spare * weights.get(i) / total;
            getChildren().get(i).resizeRelocate(Math.rint(x), 0, Math.rint(width) - 1, HEIGHT);
            x += width;
        }
    }
}
