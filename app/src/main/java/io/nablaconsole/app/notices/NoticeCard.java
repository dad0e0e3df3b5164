package io.nablaconsole.app.notices;

import io.nablaconsole.app.fx.Shortened;
import io.nablaconsole.app.fx.Tips;
import io.nablaconsole.app.i18n.Messages;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/** One notice: what happened, why, what to do; the details can be opened and copied. */
final class NoticeCard extends HBox {
    private static final int LONG_TITLE = 160;
    private static final int LONG_TEXT = 480;

    NoticeCard(Notice notice, Runnable dismiss) {
        getStyleClass().addAll("notice", style(notice.kind()));
        setAccessibleText(notice.title() + ". " + notice.text());
        FontIcon icon = new FontIcon(icon(notice.kind()));
        icon.getStyleClass().add("notice-icon");
        VBox words = new VBox(
                wrapped(Shortened.to(notice.title(), LONG_TITLE), "notice-title"),
                wrapped(Shortened.to(notice.text(), LONG_TEXT), "notice-text"));
        words.getStyleClass().add("notice-words");
        if (notice.hint() != null) {
            words.getChildren().add(wrapped(notice.hint(), "notice-hint"));
        }
        if (notice.details() != null) {
            addDetails(words, notice.details());
        }
        if (notice.action() != null) {
            words.getChildren().add(action(notice.action(), dismiss));
        }
        HBox.setHgrow(words, Priority.ALWAYS);
        getChildren().addAll(icon, words);
        if (notice.progress() == null) {
            getChildren().add(close(dismiss));
        } else {
            words.getChildren().add(new ProgressLine(notice.progress()));
        }
    }

    private static Button close(Runnable dismiss) {
        Button close = new Button(null, new FontIcon("fth-x"));
        close.getStyleClass().addAll("flat", "button-icon", "small");
        close.setAccessibleText(Messages.get("notice.dismiss"));
        Tips.setText(close, Messages.get("notice.dismiss"));
        close.setOnAction(e -> dismiss.run());
        return close;
    }

    private static Button action(Notice.Action action, Runnable dismiss) {
        Button button = new Button(action.name());
        button.getStyleClass().addAll("small", "notice-action");
        button.setOnAction(e -> {
            dismiss.run();
            action.run().run();
        });
        return button;
    }

    private static void addDetails(VBox words, String details) {
        TextArea text = new TextArea(details);
        text.setEditable(false);
        text.setPrefRowCount(7);
        text.getStyleClass().add("notice-details");
        text.setAccessibleText(Messages.get("notice.details"));
        text.setVisible(false);
        text.managedProperty().bind(text.visibleProperty());
        Hyperlink show = new Hyperlink(Messages.get("notice.details"));
        show.setOnAction(e -> text.setVisible(!text.isVisible()));
        Hyperlink copy = new Hyperlink(Messages.get("notice.copy"));
        copy.setOnAction(e -> {
            ClipboardContent content = new ClipboardContent();
            content.putString(details);
            Clipboard.getSystemClipboard().setContent(content);
        });
        HBox links = new HBox(12, show, copy);
        words.getChildren().addAll(links, text);
    }

    private static Label wrapped(String text, String style) {
        Label label = new Label(text);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        label.getStyleClass().add(style);
        return label;
    }

    private static String icon(Notice.Kind kind) {
        return switch (kind) {
            case SUCCESS -> "fth-check-circle";
            case INFO -> "fth-info";
            case WARNING -> "fth-alert-triangle";
            case ERROR -> "fth-alert-octagon";
        };
    }

    private static String style(Notice.Kind kind) {
        return switch (kind) {
            case SUCCESS -> "notice-success";
            case INFO -> "notice-info";
            case WARNING -> "notice-warning";
            case ERROR -> "notice-error";
        };
    }
}
