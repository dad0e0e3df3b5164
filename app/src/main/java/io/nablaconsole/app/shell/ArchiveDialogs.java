package io.nablaconsole.app.shell;

import io.nablaconsole.app.i18n.Messages;
import io.nablaconsole.app.live.ArchiveActions;
import io.nablaconsole.app.live.ContainerRow;
import io.nablaconsole.app.save.FileKind;
import io.nablaconsole.app.save.FileSaver;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
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
    private final Supplier<Questions> questions;

    /** @param imported told of each container that was made */
    ArchiveDialogs(
            ArchiveActions actions,
            FileSaver files,
            Consumer<ContainerRow> imported,
            Supplier<Window> owner,
            Supplier<Questions> questions) {
        this.actions = actions;
        this.files = files;
        this.imported = imported;
        this.owner = owner;
        this.questions = questions;
    }

    /** Parts {@code files} into archives, which are imported, and others, which {@code others} gets. */
    void importAmong(List<Path> files, Consumer<List<Path>> others) {
        actions.part(files, (archives, rest) -> {
            archives.forEach(this::importFrom);
            if (!rest.isEmpty()) {
                others.accept(rest);
            }
        });
    }

    /** One container into a file, several into a directory; with their disks when that is wanted. */
    void exportTo(List<ContainerRow> rows) {
        actions.disks(rows, disks -> {
            if (disks.isEmpty()) {
                exportTo(rows, false);
            } else {
                questions.get().disks(disks, along -> exportTo(rows, along));
            }
        });
    }

    private void exportTo(List<ContainerRow> rows, boolean disks) {
        if (rows.size() == 1) {
            ContainerRow row = rows.get(0);
            files.ask(owner.get(), row.id().value(), FileKind.ZIP).ifPresent(file -> actions.export(row, file, disks));
            return;
        }
        DirectoryChooser chooser = new DirectoryChooser();
        chooser.setTitle(Messages.get("archive.export.directory", rows.size()));
        File chosen = chooser.showDialog(owner.get());
        if (chosen != null) {
            Path directory = chosen.toPath().toAbsolutePath();
            rows.forEach(row -> actions.export(row, directory.resolve(row.id() + ENDING), disks));
        }
    }

    void chooseImport() {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(Messages.get("archive.import.file"));
        chooser.getExtensionFilters()
                .addAll(
                        new ExtensionFilter(Messages.get("archive.files"), "*" + ENDING),
                        new ExtensionFilter(Messages.get("archive.anyFile"), "*"));
        List<File> chosen = chooser.showOpenMultipleDialog(owner.get());
        if (chosen != null) {
            chosen.forEach(file -> importFrom(file.toPath()));
        }
    }

    void importFrom(Path archive) {
        actions.importFrom(archive.toAbsolutePath(), imported, questions.get()::trust);
    }
}
