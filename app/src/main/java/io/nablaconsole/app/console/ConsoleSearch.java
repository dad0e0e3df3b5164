package io.nablaconsole.app.console;

import com.techsenger.jeditermfx.ui.SearchComponent;
import com.techsenger.jeditermfx.ui.SearchComponentListener;
import com.techsenger.jeditermfx.ui.SubstringFinder;
import io.nablaconsole.app.fx.Tips;
import io.nablaconsole.app.i18n.Messages;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import javafx.event.EventHandler;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/** The bar that searches a console. */
final class ConsoleSearch implements SearchComponent {
    private final List<SearchComponentListener> listeners = new CopyOnWriteArrayList<>();
    private final TextField text = new TextField();
    private final ToggleButton exactCase = new ToggleButton("Aa");
    private final Label count = new Label();
    private final HBox bar = new HBox();
    private boolean found;

    ConsoleSearch() {
        text.setPromptText(Messages.get("console.find.prompt"));
        text.setAccessibleText(Messages.get("console.find.prompt"));
        text.setPrefColumnCount(18);
        text.setId("consoleSearch");
        Tips.setText(exactCase, Messages.get("console.find.case"));
        exactCase.setAccessibleText(Messages.get("console.find.case"));
        count.getStyleClass().add("console-search-count");
        bar.getStyleClass().add("console-search");
        bar.setMaxSize(Pane.USE_PREF_SIZE, Pane.USE_PREF_SIZE);
        bar.getChildren()
                .addAll(
                        text,
                        exactCase,
                        count,
                        button(
                                "fth-chevron-up",
                                "console.find.previous",
                                SearchComponentListener::selectPrevFindResult),
                        button("fth-chevron-down", "console.find.next", SearchComponentListener::selectNextFindResult),
                        button("fth-x", "console.find.close", SearchComponentListener::hideSearchComponent));
        text.textProperty().addListener(o -> changed());
        exactCase.selectedProperty().addListener(o -> changed());
        bar.focusedProperty().subscribe(focused -> {
            if (focused) {
                text.requestFocus();
            }
        });
    }

    private Button button(String icon, String key, Consumer<SearchComponentListener> action) {
        Button button = new Button(null, new FontIcon(icon));
        button.getStyleClass().addAll("flat", "button-icon", "small");
        button.setAccessibleText(Messages.get(key));
        Tips.setText(button, Messages.get(key));
        button.setOnAction(e -> listeners.forEach(action));
        return button;
    }

    private void changed() {
        listeners.forEach(listener -> listener.searchSettingsChanged(text.getText(), !exactCase.isSelected()));
        if (found) {
            // the first one is counted but not brought into sight; to leave and come back does that
            listeners.forEach(SearchComponentListener::selectPrevFindResult);
            listeners.forEach(SearchComponentListener::selectNextFindResult);
        }
    }

    @Override
    public Pane getPane() {
        return bar;
    }

    @Override
    public void addListener(SearchComponentListener listener) {
        listeners.add(listener);
    }

    @Override
    public void addKeyPressedListener(EventHandler<KeyEvent> listener) {
        text.setOnKeyPressed(listener);
    }

    @Override
    public void onResultUpdated(SubstringFinder.@Nullable FindResult result) {
        found = result != null && !result.getItems().isEmpty();
        if (result == null || !found) {
            count.setText(text.getText().isEmpty() ? "" : Messages.get("console.find.none"));
            return;
        }
        count.setText(Messages.get(
                "console.find.count",
                result.selectedItem().getIndex(),
                result.getItems().size()));
    }
}
