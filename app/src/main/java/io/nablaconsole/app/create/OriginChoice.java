package io.nablaconsole.app.create;

import io.nablaconsole.app.fx.Shortened;
import io.nablaconsole.app.i18n.Messages;
import io.nablaconsole.app.live.ContainerRow;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.stage.DirectoryChooser;
import javafx.stage.FileChooser;
import javafx.stage.Window;

/** Asks what the form shall begin with. */
final class OriginChoice {
    private final CreateViewModel model;
    private final Supplier<Window> owner;

    OriginChoice(CreateViewModel model, Supplier<Window> owner) {
        this.model = model;
        this.owner = owner;
    }

    /** Asks for one or more unikernels; whether there was an answer. */
    boolean files() {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(Messages.get("create.file.choose"));
        Path before = model.form().fileProperty().get();
        if (before != null && before.getParent() != null) {
            chooser.setInitialDirectory(before.getParent().toFile());
        }
        List<File> chosen = chooser.showOpenMultipleDialog(owner.get());
        if (chosen != null && chosen.size() == 1) {
            model.origin().open(chosen.get(0).toPath());
        } else if (chosen != null) {
            model.open(chosen.stream().map(File::toPath).toList());
        }
        return chosen != null;
    }

    /** Asks for the directory of a bundle; whether there was an answer. */
    boolean bundle() {
        DirectoryChooser chooser = new DirectoryChooser();
        chooser.setTitle(Messages.get("create.bundle.choose"));
        File chosen = chooser.showDialog(owner.get());
        if (chosen != null) {
            model.origin().chooseBundle(chosen.toPath());
        }
        return chosen != null;
    }

    /** Fills {@code menu} with the containers that can be copied. */
    void fill(Menu menu, List<ContainerRow> containers) {
        menu.getItems()
                .setAll(containers.stream().map(row -> item(row.id().value())).toList());
        menu.setDisable(containers.isEmpty());
    }

    private MenuItem item(String id) {
        MenuItem item = new MenuItem(Shortened.name(id));
        item.setMnemonicParsing(false);
        item.setOnAction(e -> model.origin().chooseContainer(id));
        return item;
    }
}
