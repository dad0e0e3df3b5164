package io.nablaconsole.app.create;

import io.nablaconsole.app.fx.Tips;
import io.nablaconsole.app.fx.Views;
import io.nablaconsole.app.i18n.Messages;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.javafx.FontIcon;

/** Which of several files the form has, and what can be done with the rest of them. */
final class QueueView extends HBox {
    /**
     * Shows {@code queue} while there is more than one file.
     *
     * @param skip goes on without making a container of the file
     * @param all makes containers of all that are left
     */
    QueueView(QueueViewModel queue, ObservableValue<Boolean> busy, Runnable skip, Runnable all) {
        setId("createQueue");
        getStyleClass().addAll("report", "report-info", "create-queue");
        Label place = new Label();
        place.textProperty().bind(queue.placeProperty());
        place.setGraphic(new FontIcon("fth-layers"));
        Region gap = new Region();
        setHgrow(gap, Priority.ALWAYS);
        getChildren().addAll(place, gap, button("skip", busy, skip), button("all", busy, all));
        Views.showWhen(this, queue.severalProperty());
    }

    private static Node button(String what, ObservableValue<Boolean> busy, Runnable run) {
        Button button = new Button(Messages.get("create.queue." + what));
        button.setId("createQueue-" + what);
        button.getStyleClass().add("small");
        Tips.setText(button, Messages.get("create.queue." + what + ".tip"));
        button.disableProperty().bind(busy.map(now -> now));
        button.setOnAction(e -> run.run());
        return button;
    }
}
