package io.nablaconsole.app.shell;

import io.nablaconsole.app.fx.FxThread;
import io.nablaconsole.app.i18n.Messages;
import io.nablaconsole.app.live.ContainerRow;
import io.nablaconsole.app.shell.QuestionDialog.Answer;
import io.nablaconsole.engine.api.HostReference;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.scene.Node;

/** Questions that come up while something is under way: one after the other, none on top of another dialog. */
final class Questions {
    private final ShellView shell;
    private final Opening opening;
    private final Deque<Function<Runnable, QuestionDialog>> waiting = new ArrayDeque<>();

    /** Opens a dialog. */
    @FunctionalInterface
    interface Opening {
        void open(Node content, Runnable focus);
    }

    Questions(ShellView shell, Opening opening) {
        this.shell = shell;
        this.opening = opening;
        shell.onDialogClosed(() -> FxThread.onceDrawn(this::next));
    }

    private void ask(Function<Runnable, QuestionDialog> question) {
        waiting.add(question);
        next();
    }

    private void next() {
        if (!shell.dialogOpen() && !waiting.isEmpty()) {
            QuestionDialog dialog = waiting.remove().apply(shell::closeDialog);
            opening.open(dialog, dialog::focus);
        }
    }

    /** Whether {@code archive} may have what it names of this host. */
    void trust(Path archive, List<HostReference> named, Runnable trusted) {
        ask(close -> new QuestionDialog(
                Messages.get("import.trust.title", archive.getFileName()),
                Messages.get("import.trust.text"),
                named.stream().map(HostReference::toString).toList(),
                List.of(new Answer("importTrust", Messages.get("import.trust.yes"), false, trusted)),
                close));
    }

    /** Which unikernel {@code row} is to run: the one built since it was made, or the one it was made from. */
    void rebuilt(ContainerRow row, Path image, Consumer<Boolean> keep) {
        ask(close -> new QuestionDialog(
                Messages.get("rebuilt.title", row.id()),
                Messages.get("rebuilt.text"),
                List.of(image.toString()),
                List.of(
                        new Answer("rebuiltKeep", Messages.get("rebuilt.keep"), true, () -> keep.accept(true)),
                        new Answer("rebuiltTake", Messages.get("rebuilt.take"), true, () -> keep.accept(false))),
                close));
    }

    /** Whether the disks of what is exported come along. */
    void disks(List<String> disks, Consumer<Boolean> along) {
        ask(close -> new QuestionDialog(
                Messages.get("export.disks.title"),
                Messages.get("export.disks.text"),
                disks,
                List.of(
                        new Answer(
                                "exportWithDisks", Messages.get("export.disks.with"), true, () -> along.accept(true)),
                        new Answer(
                                "exportWithoutDisks",
                                Messages.get("export.disks.without"),
                                true,
                                () -> along.accept(false))),
                close));
    }
}
