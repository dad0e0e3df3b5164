package io.nablaconsole.app.shell;

import io.nablaconsole.app.containers.ContainersView;
import io.nablaconsole.app.create.CreateView;
import io.nablaconsole.app.fx.FxThread;
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
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.stage.FileChooser;
import org.jspecify.annotations.Nullable;

/** Opens the dialogs of the window; for the FX thread. */
final class Dialogs implements ContainersView.Dialogs {
    private static final int FOCUS_PULSES = 20;

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
        openCreate();
    }

    @Override
    public void newFromSample(Sample sample) {
        create.begin(sample);
        openCreate();
    }

    /** Opens the form with unikernels and bundles, one after the other; imports exported containers. */
    void newFromFiles(List<Path> files) {
        archives.importAmong(files, unikernels -> {
            create.begin(unikernels);
            openCreate();
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
        openCreate();
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

    private void openCreate() {
        CreateView view = create.view(
                (row, started) -> {
                    shell.closeDialog();
                    created.accept(row, started);
                },
                archives::importFrom,
                shell::closeDialog);
        open(view.root(), view::focus);
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

    /** Opens {@code content}; a node takes the focus only once it is on show, some pulses from now. */
    void open(Node content, Runnable focus) {
        shell.openDialog(content);
        FxThread.atPulses(FOCUS_PULSES, () -> {
            Scene scene = content.getScene();
            if (scene != null && laidOut(content) && !within(content, scene.getFocusOwner())) {
                focus.run();
            }
        });
    }

    /** A focus asked for earlier would have it drawn once where it does not stay. */
    private static boolean laidOut(Node content) {
        Point2D corner = content.localToScene(0, 0);
        return corner.getX() > 0 && corner.getY() > 0;
    }

    private static boolean within(Node content, @Nullable Node focused) {
        for (Node node = focused; node != null; node = node.getParent()) {
            if (node.equals(content)) {
                return true;
            }
        }
        return false;
    }
}
