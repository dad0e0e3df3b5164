package io.nablaconsole.app.lessons;

import io.nablaconsole.app.fx.Debounce;
import io.nablaconsole.app.fx.Tasks;
import io.nablaconsole.app.i18n.Messages;
import io.nablaconsole.app.lessons.LessonProgress.Reached;
import io.nablaconsole.app.lessons.LessonShelf.Entry;
import io.nablaconsole.app.notices.Notices;
import io.nablaconsole.app.preferences.JsonFile;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** The lessons there are and how far one has come in each, which is kept in a file. For the FX thread. */
public final class LessonsViewModel {
    private static final Duration QUIET = Duration.ofMillis(300);

    private final LessonShelf shelf;
    private final JsonFile<LessonProgress> file;
    private final Tasks tasks;
    private final Notices notices;
    private final ObservableList<Entry> entries = FXCollections.observableArrayList();
    private final ObservableList<Entry> entriesView = FXCollections.unmodifiableObservableList(entries);
    private final ReadOnlyObjectWrapper<LessonProgress> progress = new ReadOnlyObjectWrapper<>(LessonProgress.NONE);
    private final Debounce save;
    private final Set<String> changed = new HashSet<>(); // by this window since it last wrote
    private boolean loaded;

    public LessonsViewModel(LessonShelf shelf, JsonFile<LessonProgress> file, Tasks tasks, Notices notices) {
        this.shelf = shelf;
        this.file = file;
        this.tasks = tasks;
        this.notices = notices;
        this.save = new Debounce(tasks, QUIET, this::write);
    }

    private record Loaded(List<Entry> entries, LessonProgress progress) {}

    /** Reads lessons and progress; reads the lessons anew when called again. */
    public void load() {
        tasks.run(
                () -> new Loaded(shelf.read(), file.read()),
                this::take,
                e -> notices.error(Messages.get("notice.lessonsFailed", shelf.directory()), e));
    }

    private void take(Loaded read) {
        if (!loaded) {
            loaded = true;
            progress.set(read.progress());
        }
        entries.setAll(read.entries());
    }

    /** The lessons, the shipped ones first; wrong files among them. */
    public ObservableList<Entry> entries() {
        return entriesView;
    }

    /** Where the lessons of the user lie. */
    public String directory() {
        return shelf.directory().toString();
    }

    public ReadOnlyObjectProperty<LessonProgress> progressProperty() {
        return progress.getReadOnlyProperty();
    }

    /** Notes how far one has come in lesson {@code id}; it is written a moment later. */
    void reached(String id, Reached now) {
        LessonProgress next = progress.get().with(id, now);
        if (!next.equals(progress.get())) {
            progress.set(next);
            changed.add(id);
            save.call();
        }
    }

    private void write() {
        LessonProgress now = progress.get();
        Set<String> mine = Set.copyOf(changed);
        changed.clear();
        tasks.run(
                () -> {
                    file.update(there -> {
                        LessonProgress all = there;
                        for (String id : mine) {
                            all = all.with(id, now.of(id));
                        }
                        return all;
                    });
                    return now;
                },
                written -> {},
                e -> notices.error(Messages.get("notice.progressFailed"), e));
    }
}
