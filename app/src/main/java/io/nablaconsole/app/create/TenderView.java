package io.nablaconsole.app.create;

import io.nablaconsole.app.fx.FieldBox;
import io.nablaconsole.app.fx.Views;
import io.nablaconsole.app.i18n.Messages;
import io.nablaconsole.app.notices.Notices;
import io.nablaconsole.engine.api.Config;
import io.nablaconsole.engine.api.Message;
import io.nablaconsole.engine.api.TenderReport;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.InvalidationListener;
import javafx.beans.binding.Bindings;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The choice of a tender: what there is of each that is meant for the image, and what is in the way of the others. */
final class TenderView extends VBox {
    private static final double LINE_WIDTH = 430;

    private final TenderSection section;
    private final ComboBox<String> box = new ComboBox<>();
    private final FieldBox field;

    TenderView(TenderSection section) {
        this.section = section;
        box.setId("tender");
        box.setMaxWidth(Double.MAX_VALUE);
        box.setCellFactory(list -> new TenderCell(true));
        box.setButtonCell(new TenderCell(false));
        field = new FieldBox(Messages.get("create.tender"), box).problem(section.problemProperty());
        getChildren().add(field);
        Views.showWhen(this, Bindings.isNotEmpty(section.offered()).map(any -> any));
        section.offered().addListener((InvalidationListener) o -> show());
        show();
        box.valueProperty().addListener((o, was, now) -> {
            if (now != null) { // null for a moment while the items are replaced
                section.choiceProperty().set(now);
            }
        });
        section.choiceProperty().subscribe(choice -> {
            box.setValue(choice);
            help();
        });
    }

    private void show() {
        List<String> names = new ArrayList<>(List.of(Config.TENDER_AUTOMATIC));
        section.offered().forEach(tender -> names.add(tender.name()));
        String chosen = section.choiceProperty().get();
        box.getItems().setAll(names);
        box.setValue(chosen); // replacing the items may have dropped it
        help();
    }

    private void help() {
        field.setHelp(section.find(section.choiceProperty().get())
                .map(tender -> Messages.of(tender.description()))
                .orElse(""));
    }

    private String title(String name) {
        String found = section.find(name).map(TenderView::versioned).orElse(name);
        return name.equals(Config.TENDER_AUTOMATIC)
                ? Messages.get("create.tender.automatic", section.find(name).isPresent() ? found : "–")
                : found;
    }

    private static String versioned(TenderReport tender) {
        return tender.version() == null ? tender.name() : tender.name() + " " + tender.version();
    }

    /** A tender by name and version; in the list also where it is, or why it cannot be used. */
    private final class TenderCell extends ListCell<String> {
        private final boolean whole;
        private final Label title = new Label();
        private final Label about = new Label();
        private final VBox lines = new VBox(title, about);

        TenderCell(boolean whole) {
            this.whole = whole;
            about.setWrapText(true);
            about.setMaxWidth(LINE_WIDTH);
            lines.getStyleClass().add("tender-cell");
        }

        @Override
        protected void updateItem(@Nullable String name, boolean empty) {
            super.updateItem(name, empty);
            setText(empty || name == null || whole ? null : title(name));
            setGraphic(empty || name == null || !whole ? null : lines);
            if (name != null) {
                title.setText(title(name));
                TenderReport tender = section.find(name).orElse(null);
                boolean usable = tender == null || tender.usable();
                about.setText(about(tender));
                about.setManaged(!about.getText().isEmpty());
                about.getStyleClass().setAll("label", usable ? "field-help" : "field-error");
            }
        }

        private static String about(@Nullable TenderReport tender) {
            if (tender == null) {
                return "";
            }
            Message problem = tender.problem();
            if (problem != null) {
                return Notices.sentence(problem);
            }
            return tender.executable() == null
                    ? Messages.of(tender.description())
                    : tender.executable().toString();
        }
    }
}
