package io.nablaconsole.app.shell;

import io.nablaconsole.app.containers.ContainersView;
import io.nablaconsole.app.create.CreateView;
import io.nablaconsole.app.i18n.Messages;
import io.nablaconsole.app.live.ContainerRow;
import io.nablaconsole.app.palette.Command;
import io.nablaconsole.app.palette.PaletteView;
import io.nablaconsole.app.palette.PaletteViewModel;
import io.nablaconsole.app.signals.SignalPickerView;
import io.nablaconsole.app.signals.SignalPickerViewModel;
import io.nablaconsole.engine.api.Sample;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.layout.Region;
import javafx.stage.FileChooser;

/** Opens the dialogs of the window; for the FX thread. */
final class Dialogs implements ContainersView.Dialogs {
    private final ShellView shell;
    private final CreateDialog create;
    private final SignalPickerViewModel signals;
    private final ArchiveDialogs archives;
    private final BiConsumer<ContainerRow, Boolean> created;

    Dialogs(
            ShellView shell,
            CreateDialog create,
            SignalPickerViewModel signals,
            ArchiveDialogs archives,
            BiConsumer<ContainerRow, Boolean> created) {
        this.shell = shell;
        this.create = create;
        this.signals = signals;
        this.archives = archives;
        this.created = created;
    }

    @Override
    public void newContainer() {
        create.begin();
        openCreate(CreateView::focus);
    }

    @Override
    public void newFromSample(Sample sample) {
        create.begin(sample);
        openCreate(CreateView::focusFilled);
    }

    /** Opens the form with unikernels and bundles, one after the other; imports exported containers. */
    void newFromFiles(List<Path> files) {
        archives.importAmong(files, unikernels -> {
            create.begin(unikernels);
            openCreate(CreateView::focusFilled);
        });
    }

    @Override
    public void exportTo(List<ContainerRow> rows) {
        archives.exportTo(rows);
    }

    @Override
    public void importContainer() {
        archives.chooseImport();
    }

    @Override
    public void copyOf(ContainerRow row) {
        create.beginCopy(row);
        openCreate(CreateView::focusFilled);
    }

    @Override
    public void openFile() {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(Messages.get("create.file.choose"));
        List<File> chosen =
                chooser.showOpenMultipleDialog(shell.root().getScene().getWindow());
        if (chosen != null) {
            newFromFiles(chosen.stream().map(File::toPath).toList());
        }
    }

    private void openCreate(Consumer<CreateView> focus) {
        CreateView view = create.view(
                (row, started) -> {
                    shell.closeDialog();
                    created.accept(row, started);
                },
                archives::importFrom,
                shell::closeDialog);
        open(view.root(), () -> focus.accept(view));
    }

    @Override
    public void pickSignal(List<ContainerRow> rows) {
        signals.target(rows);
        SignalPickerView view = new SignalPickerView(signals, shell::closeDialog);
        open(view.root(), view::focus);
    }

    /** Opens the command palette over {@code commands}. */
    void palette(List<Command> commands) {
        PaletteView view = new PaletteView(new PaletteViewModel(commands), shell::closeDialog);
        open(view.root(), view::focus);
    }

    @Override
    public void confirmDelete(List<ContainerRow> rows, Runnable confirmed) {
        DeleteDialog dialog = new DeleteDialog(rows, confirmed, shell::closeDialog);
        open(dialog, dialog::focus);
    }

    /** Opens {@code content}; {@code focus} puts the keyboard where one begins. */
    void open(Node content, Runnable focus) {
        shell.openDialog((Region) content, focus);
    }
}
