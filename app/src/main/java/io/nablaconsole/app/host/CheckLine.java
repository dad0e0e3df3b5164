package io.nablaconsole.app.host;

import io.nablaconsole.app.fx.Tips;
import io.nablaconsole.app.i18n.Formats;
import io.nablaconsole.app.i18n.Messages;
import io.nablaconsole.engine.api.HostCheck;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/** One check: what was found, and the command that mends it, to be copied. */
final class CheckLine extends HBox {
    CheckLine(HostCheck check) {
        getStyleClass().addAll("check", "check-" + check.result());
        FontIcon icon = new FontIcon(icon(check.result()));
        icon.getStyleClass().add("check-icon");
        Label name = new Label(title(check.name()));
        name.getStyleClass().add("check-name");
        Label state = new Label(Messages.get("host.result." + check.result()));
        state.getStyleClass().addAll("chip", chip(check.result()));
        Label took = new Label(Formats.millis(check.took()));
        took.getStyleClass().add("section-note");
        HBox head = new HBox(8, name, state, took);
        head.setAlignment(Pos.CENTER_LEFT);
        Label sentence = new Label(Messages.of(check.sentence()));
        sentence.setWrapText(true);
        sentence.setMinHeight(Region.USE_PREF_SIZE);
        VBox words = new VBox(4, head, sentence);
        if (check.remedy() != null) {
            words.getChildren().add(remedy(title(check.name()), check.remedy()));
        }
        HBox.setHgrow(words, Priority.ALWAYS);
        getChildren().addAll(icon, words);
    }

    /** What is checked, in words; a program by its name. */
    private static String title(String name) {
        String key = "host.check." + name;
        return Messages.bundle().containsKey(key) ? Messages.get(key) : name;
    }

    private static HBox remedy(String name, String command) {
        TextField text = new TextField(command);
        text.setEditable(false);
        text.getStyleClass().addAll("mono", "check-remedy");
        text.setAccessibleText(Messages.get("host.remedy", name));
        HBox.setHgrow(text, Priority.ALWAYS);
        Button copy = new Button(Messages.get("host.copy"), new FontIcon("fth-copy"));
        copy.getStyleClass().add("small");
        copy.setMinWidth(Region.USE_PREF_SIZE);
        Tips.setText(copy, Messages.get("host.copy.tip"));
        copy.setOnAction(e -> {
            ClipboardContent content = new ClipboardContent();
            content.putString(command);
            Clipboard.getSystemClipboard().setContent(content);
        });
        HBox line = new HBox(8, text, copy);
        line.setAlignment(Pos.CENTER_LEFT);
        return line;
    }

    private static String icon(HostCheck.Result result) {
        return switch (result) {
            case GOOD -> "fth-check-circle";
            case OPTIONAL -> "fth-minus-circle";
            case BAD -> "fth-alert-octagon";
        };
    }

    private static String chip(HostCheck.Result result) {
        return switch (result) {
            case GOOD -> "chip-success";
            case OPTIONAL -> "chip-neutral";
            case BAD -> "chip-danger";
        };
    }
}
