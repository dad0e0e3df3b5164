package io.nablaconsole.app.lessons;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;

/** Text of a lesson as paragraphs: {@code `code`} in the terminal's letters, {@code **words**} bold. */
public final class Prose extends VBox {
    private static final Pattern MARKED = Pattern.compile("`([^`]+)`|\\*\\*(.+?)\\*\\*");

    public Prose() {
        getStyleClass().add("prose");
    }

    /** Shows {@code text}. */
    void show(String text) {
        getChildren().clear();
        for (String paragraph : text.split("\n\n", -1)) {
            TextFlow flow = new TextFlow();
            fill(flow, paragraph);
            flow.setAccessibleText(plain(paragraph));
            getChildren().add(flow);
        }
    }

    /** {@code text} without its marks. */
    static String plain(String text) {
        return MARKED.matcher(text).replaceAll(found -> {
            String inner = found.group(1) != null ? found.group(1) : found.group(2);
            return Matcher.quoteReplacement(inner);
        });
    }

    private static void fill(TextFlow flow, String paragraph) {
        Matcher marks = MARKED.matcher(paragraph);
        int from = 0;
        while (marks.find()) {
            add(flow, paragraph.substring(from, marks.start()), "prose-text");
            if (marks.group(1) != null) {
                add(flow, marks.group(1), "prose-code");
            } else {
                add(flow, marks.group(2), "prose-strong");
            }
            from = marks.end();
        }
        add(flow, paragraph.substring(from), "prose-text");
    }

    private static void add(TextFlow flow, String words, String style) {
        if (!words.isEmpty()) {
            Text text = new Text(words);
            text.getStyleClass().add(style);
            flow.getChildren().add(text);
        }
    }
}
