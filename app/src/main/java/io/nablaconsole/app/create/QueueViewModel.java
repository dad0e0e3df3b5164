package io.nablaconsole.app.create;

import io.nablaconsole.app.fx.Tasks;
import io.nablaconsole.app.i18n.Messages;
import io.nablaconsole.app.live.ContainerActions;
import io.nablaconsole.app.live.ContainerList;
import io.nablaconsole.app.live.ContainerRow;
import io.nablaconsole.app.live.EngineAccess;
import io.nablaconsole.app.live.NameSuggestion;
import io.nablaconsole.app.notices.Notices;
import io.nablaconsole.engine.api.Config;
import io.nablaconsole.engine.api.EngineException;
import io.nablaconsole.engine.api.ImageReport;
import io.nablaconsole.engine.api.TenderReport;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;

/**
 * Files that were chosen together: they come into the form one after the other, or become containers at once where the
 * form would ask for nothing. For the FX thread.
 */
public final class QueueViewModel {
    private final EngineAccess engine;
    private final Tasks tasks;
    private final ContainerList list;
    private final ContainerActions actions;
    private final Notices notices;
    private final Consumer<Path> show;
    private final Consumer<Boolean> busy;
    private final Deque<Path> waiting = new ArrayDeque<>();
    private final ReadOnlyBooleanWrapper several = new ReadOnlyBooleanWrapper();
    private final ReadOnlyStringWrapper place = new ReadOnlyStringWrapper("");
    private int total;

    /**
     * Begins with nothing.
     *
     * @param show brings a file into the form
     * @param busy told while containers are being made
     */
    QueueViewModel(
            EngineAccess engine,
            Tasks tasks,
            ContainerList list,
            ContainerActions actions,
            Notices notices,
            Consumer<Path> show,
            Consumer<Boolean> busy) {
        this.engine = engine;
        this.tasks = tasks;
        this.list = list;
        this.actions = actions;
        this.notices = notices;
        this.show = show;
        this.busy = busy;
    }

    /** Whether more than one file was chosen. */
    public ReadOnlyBooleanProperty severalProperty() {
        return several.getReadOnlyProperty();
    }

    /** Which of how many files the form has, in words; empty when there is but one. */
    public ReadOnlyStringProperty placeProperty() {
        return place.getReadOnlyProperty();
    }

    void reset() {
        begin(List.of());
    }

    /** Brings the first of {@code files} into the form. */
    void begin(List<Path> files) {
        waiting.clear();
        waiting.addAll(files);
        total = files.size();
        tell();
    }

    private void tell() {
        several.set(total > 1 && !waiting.isEmpty());
        place.set(several.get() ? Messages.get("create.queue.place", total - waiting.size() + 1, total) : "");
        if (!waiting.isEmpty()) {
            show.accept(waiting.getFirst());
        }
    }

    /** Leaves the file that the form has and goes on to the next; false when there is none. */
    public boolean next() {
        waiting.poll();
        tell();
        return !waiting.isEmpty();
    }

    /** A file, and what the engine knows of it; null when that cannot be told. */
    private record Known(Path file, @Nullable ImageReport image, List<TenderReport> tenders) {}

    /**
     * Makes a container with the form's defaults of each file that is left and needs no more than them; the others stay.
     * One notice tells the result, or the place when there are others.
     *
     * @param done handed the last container made, once no file is left
     */
    public void createAll(Consumer<ContainerRow> done) {
        List<Path> files = List.copyOf(waiting);
        busy.accept(true);
        tasks.run(
                () -> files.stream().map(this::look).toList(),
                known -> new Batch(new ArrayDeque<>(known), done).next(),
                e -> {
                    busy.accept(false);
                    notices.error(Messages.get("notice.queueFailed"), e);
                });
    }

    private Known look(Path file) {
        try {
            ImageReport image = engine.images().inspect(file);
            return new Known(file, image, engine.images().tenders(image));
        } catch (EngineException e) {
            return new Known(file, null, List.of()); // the form will say why
        }
    }

    /** Containers made one after the other, since each takes a name. */
    private final class Batch {
        private final Deque<Known> left;
        private final Consumer<ContainerRow> done;
        private final List<ContainerRow> made = new ArrayList<>();
        private final List<Path> kept = new ArrayList<>();

        Batch(Deque<Known> left, Consumer<ContainerRow> done) {
            this.left = left;
            this.done = done;
        }

        void next() {
            Known known = left.poll();
            if (known == null) {
                end();
                return;
            }
            CreateForm form = new CreateForm(id -> list.find(id).isPresent(), () -> {});
            if (known.image() == null || !known.image().runnable() || !filled(form, known)) {
                kept.add(known.file());
                next();
                return;
            }
            Config config;
            try {
                config = form.config();
            } catch (EngineException e) {
                kept.add(known.file()); // the form will say why
                next();
                return;
            }
            actions.create(
                    form.guest().name().text(),
                    config,
                    row -> {
                        made.add(row);
                        next();
                    },
                    e -> {
                        kept.add(known.file());
                        next();
                    });
        }

        private boolean filled(CreateForm form, Known known) {
            form.reset();
            form.begin(known.file(), NameSuggestion.base(known.file()), null);
            form.ask(Objects.requireNonNull(known.image()), known.tenders());
            return form.complete();
        }

        /** Where the form stays it tells the result itself: a notice would lie behind it. */
        private void end() {
            busy.accept(false);
            waiting.clear();
            waiting.addAll(kept);
            String result = Messages.get("create.queue.made", made.size());
            if (kept.isEmpty()) {
                notices.success(result, names());
                done.accept(made.get(made.size() - 1));
            } else {
                tell();
                place.set(place.get() + " · " + result);
            }
        }

        private String names() {
            return String.join(", ", made.stream().map(row -> row.id().value()).toList());
        }
    }
}
