package io.nablaconsole.app.shell;

import io.nablaconsole.app.i18n.Messages;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** Asks before something is done: what it is about, the things it is about, and a button for each answer. */
final class QuestionDialog extends VBox {
    private static final int MOST_LINES = 8;

    private final Button cancel = new Button(Messages.get("dialog.cancel"));
    private final Button first;

    /**
     * One way to go on.
     *
     * @param id of its button
     * @param safe whether a hasty Enter may give it
     */
    record Answer(String id, String text, boolean safe, Runnable then) {}

    /**
     * Makes it.
     *
     * @param things one a line, to be read and copied; may be none
     * @param answers the usual one last, which Enter gives when it is safe; else Enter cancels
     */
    QuestionDialog(String title, String text, List<String> things, List<Answer> answers, Runnable close) {
        getStyleClass().addAll("dialog-box", "small-dialog", "question-dialog");
        setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        Label heading = wrapped(title);
        heading.getStyleClass().add("dialog-title");
        getChildren().addAll(heading, wrapped(text));
        if (!things.isEmpty()) {
            getChildren().add(list(things));
        }
        cancel.setId("questionCancel");
        cancel.setMinWidth(USE_PREF_SIZE);
        cancel.setCancelButton(true);
        cancel.setOnAction(e -> close.run());
        HBox buttons = new HBox(8, cancel);
        for (Answer answer : answers) {
            buttons.getChildren().add(button(answer, close));
        }
        Answer usual = answers.get(answers.size() - 1);
        first = usual.safe() ? (Button) buttons.getChildren().get(answers.size()) : cancel;
        first.setDefaultButton(true);
        buttons.setAlignment(Pos.CENTER_RIGHT);
        buttons.getStyleClass().add("dialog-buttons");
        getChildren().add(buttons);
    }

    private static Button button(Answer answer, Runnable close) {
        Button button = new Button(answer.text());
        button.setId(answer.id());
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setOnAction(e -> {
            close.run();
            answer.then().run();
        });
        return button;
    }

    private static TextArea list(List<String> things) {
        TextArea list = new TextArea(String.join("\n", things));
        list.setEditable(false);
        list.setFocusTraversable(false); // or it would have the focus, and Enter
        list.setWrapText(true);
        list.setPrefRowCount(Math.min(MOST_LINES, things.size() + 1));
        list.getStyleClass().add("question-things");
        list.setAccessibleText(String.join(", ", things));
        return list;
    }

    void focus() {
        first.requestFocus();
    }

    private static Label wrapped(String text) {
        Label label = new Label(text);
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        return label;
    }
}
