package io.nablaconsole.app.shell;

import io.nablaconsole.app.i18n.Messages;
import io.nablaconsole.app.live.ArchiveActions;
import io.nablaconsole.app.live.ContainerRow;
import io.nablaconsole.app.save.FileKind;
import io.nablaconsole.app.save.FileSaver;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.stage.DirectoryChooser;
import javafx.stage.FileChooser;
import javafx.stage.FileChooser.ExtensionFilter;
import javafx.stage.Window;

/** Asks for the files that containers are exported to and imported from. For the FX thread. */
final class ArchiveDialogs {
    private static final String ENDING = ".zip";

    private final ArchiveActions actions;
    private final FileSaver files;
    private final Consumer<ContainerRow> imported;
    private final Supplier<Window> owner;

    /** @param imported told of each container that was made */
    ArchiveDialogs(ArchiveActions actions, FileSaver files, Consumer<ContainerRow> imported, Supplier<Window> owner) {
        this.actions = actions;
        this.files = files;
        this.imported = imported;
        this.owner = owner;
    }

    /** Whether a file is to be imported rather than run. */
    static boolean isArchive(Path file) {
        return file.toString().toLowerCase(Locale.ROOT).endsWith(ENDING);
    }

    /** One container into a file, several into a directory. */
    void exportTo(List<ContainerRow> rows) {
        if (rows.size() == 1) {
            ContainerRow row = rows.get(0);
            files.ask(owner.get(), row.id().value(), FileKind.ZIP).ifPresent(file -> actions.export(row, file));
            return;
        }
        DirectoryChooser chooser = new DirectoryChooser();
        chooser.setTitle(Messages.get("archive.export.directory", rows.size()));
        File chosen = chooser.showDialog(owner.get());
        if (chosen != null) {
            Path directory = chosen.toPath().toAbsolutePath();
            rows.forEach(row -> actions.export(row, directory.resolve(row.id() + ENDING)));
        }
    }

    void chooseImport() {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(Messages.get("archive.import.file"));
        chooser.getExtensionFilters().add(new ExtensionFilter(Messages.get("archive.files"), "*" + ENDING));
        List<File> chosen = chooser.showOpenMultipleDialog(owner.get());
        if (chosen != null) {
            chosen.forEach(file -> importFrom(file.toPath()));
        }
    }

    void importFrom(Path archive) {
        actions.importFrom(archive.toAbsolutePath(), imported);
    }
}
