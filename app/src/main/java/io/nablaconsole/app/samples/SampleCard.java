package io.nablaconsole.app.samples;

import io.nablaconsole.app.fx.Tips;
import io.nablaconsole.app.i18n.Messages;
import io.nablaconsole.engine.api.Sample;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javafx.beans.InvalidationListener;
import javafx.collections.ObservableList;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/** A sample to click on. */
public final class SampleCard extends Button {
    private static final Map<String, String> ICONS = Map.ofEntries(
            Map.entry("hello", "fth-smile"),
            Map.entry("clock", "fth-clock"),
            Map.entry("args", "fth-list"),
            Map.entry("exitcode", "fth-log-out"),
            Map.entry("crash", "fth-alert-octagon"),
            Map.entry("forbidden", "fth-shield"),
            Map.entry("memory", "fth-cpu"),
            Map.entry("burn", "fth-zap"),
            Map.entry("disk", "fth-hard-drive"),
            Map.entry("ping", "fth-radio"),
            Map.entry("web", "fth-globe"));

    private static final double SMALL_WIDTH = 196;
    private static final double LARGE_WIDTH = 294;

    /** How much a card tells. */
    public enum Size {
        /** Name and summary. */
        SMALL,
        /** Also what it teaches. */
        LARGE
    }

    public SampleCard(Sample sample, Size size, Consumer<Sample> chosen) {
        setId("sample-" + sample.name());
        getStyleClass().addAll("sample-card", size == Size.LARGE ? "large-card" : "small-card");
        setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        setGraphic(content(sample, size));
        setText(sample.name());
        setAccessibleText(Messages.get("samples.card.accessible", sample.name(), Messages.ofEngine(sample.summary())));
        Tips.setText(this, Messages.ofEngine(sample.teaches()));
        setMaxSize(Double.MAX_VALUE, Double.MAX_VALUE);
        setOnAction(e -> chosen.accept(sample));
    }

    private static VBox content(Sample sample, Size size) {
        FontIcon icon = new FontIcon(ICONS.getOrDefault(sample.name(), "fth-box"));
        icon.getStyleClass().add("sample-icon");
        Label name = new Label(sample.name());
        name.getStyleClass().add("sample-name");
        name.setMinWidth(Region.USE_PREF_SIZE);
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        Label ends = new Label(Messages.get(sample.ends() ? "samples.ends" : "samples.runs"));
        ends.getStyleClass().addAll("chip", sample.ends() ? "chip-neutral" : "chip-accent");
        HBox head = new HBox(8, icon, name, gap, ends);
        head.getStyleClass().add("sample-head");
        VBox box = new WordsBox(size == Size.LARGE ? LARGE_WIDTH : SMALL_WIDTH);
        box.getChildren().addAll(head, wrapped(Messages.ofEngine(sample.summary()), "sample-summary"));
        if (size == Size.LARGE) {
            box.getChildren().add(wrapped(Messages.ofEngine(sample.teaches()), "sample-teaches"));
        }
        return box;
    }

    private static Label wrapped(String text, String style) {
        Label label = new Label(text);
        label.setWrapText(true);
        label.getStyleClass().add(style);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }

    /** A box of text whose height is that at its usual width: a button asks without saying how wide it is. */
    private static final class WordsBox extends VBox {
        private final double usualWidth;

        WordsBox(double usualWidth) {
            super(6);
            this.usualWidth = usualWidth;
            setPrefWidth(usualWidth);
        }

        @Override
        protected double computePrefHeight(double width) {
            return super.computePrefHeight(width < 0 ? usualWidth : width);
        }

        @Override
        protected double computeMinHeight(double width) {
            return computePrefHeight(width);
        }
    }

    /** Keeps a card for each of {@code samples} in {@code pane}. */
    public static void fill(Pane pane, ObservableList<Sample> samples, Size size, Consumer<Sample> chosen) {
        Runnable show = () -> {
            List<SampleCard> cards = samples.stream()
                    .map(sample -> new SampleCard(sample, size, chosen))
                    .toList();
            pane.getChildren().setAll(cards);
        };
        samples.addListener((InvalidationListener) o -> show.run());
        show.run();
    }
}
