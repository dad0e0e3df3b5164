package io.nablaconsole.app.fx;

import io.nablaconsole.app.i18n.Messages;
import java.io.IOException;
import java.io.UncheckedIOException;
import javafx.beans.value.ObservableValue;
import javafx.fxml.FXMLLoader;
import javafx.scene.Node;
import javafx.scene.Parent;

/** Loads FXML files; every view of the window comes from here. */
public final class Views {
    private Views() {}

    /** Shows {@code node}, and gives it room, only while {@code condition} holds. */
    public static void showWhen(Node node, ObservableValue<Boolean> condition) {
        node.visibleProperty().bind(condition);
        node.managedProperty().bind(condition);
    }

    /**
     * Loads {@code file} with {@code controller} as its controller.
     *
     * @throws UncheckedIOException when the file is broken
     */
    public static Parent load(FxmlFile file, Object controller) {
        FXMLLoader loader = new FXMLLoader(file.url(), Messages.bundle());
        loader.setControllerFactory(type -> {
            if (!type.isInstance(controller)) {
                throw new IllegalStateException(file + " wants a " + type.getName() + " as its controller");
            }
            return controller;
        });
        try {
            return loader.load();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot load " + file.url(), e);
        }
    }
}
