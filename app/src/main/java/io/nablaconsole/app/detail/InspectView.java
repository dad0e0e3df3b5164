package io.nablaconsole.app.detail;

import io.nablaconsole.app.fx.FxmlFile;
import io.nablaconsole.app.fx.Views;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.TextArea;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;

/** The raw state as JSON. */
final class InspectView {
    private final DetailViewModel model;
    private final Parent root;

    @FXML
    private TextArea json;

    InspectView(DetailViewModel model) {
        this.model = model;
        this.root = Views.load(FxmlFile.INSPECT, this);
    }

    Parent root() {
        return root;
    }

    @FXML
    void initialize() {
        model.jsonProperty().subscribe(text -> {
            if (!text.equals(json.getText())) {
                double scroll = json.getScrollTop();
                json.setText(text);
                json.setScrollTop(scroll);
            }
        });
    }

    @FXML
    void copy() {
        ClipboardContent content = new ClipboardContent();
        content.putString(json.getText());
        Clipboard.getSystemClipboard().setContent(content);
    }
}
