package io.nablaconsole.app.save;

import io.nablaconsole.app.fx.Tasks;
import io.nablaconsole.app.i18n.Messages;
import io.nablaconsole.app.notices.Notices;
import io.nablaconsole.engine.api.WholeFile;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Optional;
import javafx.stage.FileChooser;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/** Asks the user where a file shall go and writes it off the FX thread; a notice says how that went. For the FX thread. */
public final class FileSaver {
    /** Writes the content of a file; called off the FX thread. */
    @FunctionalInterface
    public interface Content {
        void write(OutputStream out) throws IOException;
    }

    /** Asks where a file shall go. */
    @FunctionalInterface
    public interface Question {
        /**
         * Asks over {@code owner}.
         *
         * @param name that is proposed, with its suffix
         * @return empty when the user thought better of it
         */
        Optional<Path> where(Window owner, String name, FileKind kind);
    }

    private final Tasks tasks;
    private final Notices notices;
    private Question question = new SystemDialog();

    public FileSaver(Tasks tasks, Notices notices) {
        this.tasks = tasks;
        this.notices = notices;
    }

    /** Asks by {@code other} from now on; the desktop's own dialog cannot be worked by a program. */
    public void askBy(Question other) {
        question = other;
    }

    /**
     * Asks where to, and writes.
     *
     * @param name that is proposed, without its suffix; what a file name cannot hold is replaced
     */
    public void save(Window owner, String name, FileKind kind, Content content) {
        ask(owner, name, kind).ifPresent(file -> write(file, content));
    }

    /** Asks where to, for what is written by others. */
    public Optional<Path> ask(Window owner, String name, FileKind kind) {
        return question.where(owner, fileName(name) + kind.suffix(), kind).map(Path::toAbsolutePath);
    }

    static String fileName(String name) {
        return name.strip().replaceAll("[^\\p{L}\\p{N}._+-]+", "-");
    }

    private void write(Path file, Content content) {
        tasks.run(
                () -> writeWhole(file, content),
                written -> notices.success(Messages.get("save.done", file.getFileName()), String.valueOf(file)),
                e -> notices.error(Messages.get("save.failed", file), e));
    }

    /** Beside its place first: a write that fails leaves what was there. */
    private static Path writeWhole(Path file, Content content) throws IOException {
        WholeFile.write(file, out -> {
            content.write(out);
            return true;
        });
        return file;
    }

    /** The desktop's dialog; it begins in the directory the last file went to. */
    private static final class SystemDialog implements Question {
        private @Nullable File last;

        @Override
        public Optional<Path> where(Window owner, String name, FileKind kind) {
            return new Ending(kind).of(name, proposed -> ask(owner, proposed, kind));
        }

        private @Nullable Path ask(Window owner, String name, FileKind kind) {
            FileChooser chooser = new FileChooser();
            chooser.setTitle(Messages.get("save.title"));
            chooser.setInitialFileName(name);
            chooser.setInitialDirectory(last);
            chooser.getExtensionFilters().add(kind.filter());
            File chosen = chooser.showSaveDialog(owner);
            if (chosen == null) {
                return null;
            }
            last = chosen.getParentFile();
            return chosen.toPath();
        }
    }
}
