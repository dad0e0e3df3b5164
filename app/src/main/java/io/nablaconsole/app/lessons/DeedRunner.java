package io.nablaconsole.app.lessons;

import io.nablaconsole.app.i18n.Messages;
import io.nablaconsole.app.lessons.script.Deed;
import io.nablaconsole.app.lessons.script.Lesson;
import io.nablaconsole.app.lessons.script.Lesson.Recipe;
import io.nablaconsole.app.lessons.script.Place;
import io.nablaconsole.app.live.ContainerActions;
import io.nablaconsole.app.live.ContainerList;
import io.nablaconsole.app.live.ContainerRow;
import io.nablaconsole.app.notices.Notices;
import io.nablaconsole.app.samples.SamplesViewModel;
import io.nablaconsole.engine.api.Action;
import io.nablaconsole.engine.api.Config;
import io.nablaconsole.engine.api.ConfigBuilder;
import io.nablaconsole.engine.api.EngineException;
import io.nablaconsole.engine.api.ErrorCode;
import io.nablaconsole.engine.api.MemorySize;
import io.nablaconsole.engine.api.Message;
import io.nablaconsole.engine.api.Sample;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Does what the buttons of a lesson say, by the same actions as the rest of the window. For the FX thread. */
public final class DeedRunner {
    private final ContainerList list;
    private final ContainerActions actions;
    private final SamplesViewModel samples;
    private final Notices notices;
    private final Desk desk;
    private final Comparison comparison;
    private final Set<String> making = new HashSet<>();

    /** What measures; asked by a lesson, answered in the window. */
    public interface Comparison {
        /** Begins to measure anew. */
        void measure();

        /** Whether it is measuring. */
        boolean busy();
    }

    public DeedRunner(
            ContainerList list,
            ContainerActions actions,
            SamplesViewModel samples,
            Notices notices,
            Desk desk,
            Comparison comparison) {
        this.list = list;
        this.actions = actions;
        this.samples = samples;
        this.notices = notices;
        this.desk = desk;
        this.comparison = comparison;
    }

    /** Whether {@code deed} can be done now. */
    boolean can(Deed deed) {
        if (deed instanceof Deed.With with) {
            return can(with.verb(), with.container());
        }
        if (deed instanceof Deed.Send send) {
            return row(send.container())
                    .filter(row -> row.permits(Action.SIGNAL))
                    .isPresent();
        }
        if (deed instanceof Deed.Show show) {
            return show.container() == null || row(show.container()).isPresent();
        }
        return !comparison.busy();
    }

    private boolean can(Deed.Verb verb, String container) {
        Optional<ContainerRow> row = row(container);
        return switch (verb) {
            case CREATE -> row.isEmpty() && !making.contains(container);
            case RUN -> row.isEmpty() ? !making.contains(container) : row.get().canStart();
            case START -> row.filter(ContainerRow::canStart).isPresent();
            case PREPARE -> row.filter(each -> each.permits(Action.START)).isPresent();
            case PAUSE -> row.filter(each -> each.permits(Action.PAUSE)).isPresent();
            case RESUME -> row.filter(each -> each.permits(Action.RESUME)).isPresent();
            case STOP -> row.filter(each -> each.permits(Action.SIGNAL)).isPresent();
            case DELETE -> row.filter(each -> !each.busy()).isPresent();
        };
    }

    /** None while it is made: the list may know it already, but what is to follow its making is still to come. */
    private Optional<ContainerRow> row(String container) {
        return making.contains(container) ? Optional.empty() : list.find(container);
    }

    /** Does {@code deed} of {@code lesson}. */
    void run(Lesson lesson, Deed deed) {
        if (!can(deed)) {
            return;
        }
        if (deed instanceof Deed.With with) {
            with(lesson, with);
        } else if (deed instanceof Deed.Send send) {
            row(send.container()).ifPresent(row -> {
                look(row);
                actions.signal(row, send.signal(), false);
            });
        } else if (deed instanceof Deed.Show show) {
            show(show.place(), show.container());
        } else {
            comparison.measure();
        }
    }

    private void show(Place place, @Nullable String container) {
        if (container != null) {
            row(container).ifPresent(desk::select);
        }
        desk.show(place);
    }

    private void look(ContainerRow row) {
        desk.select(row);
        desk.show(Place.CONTAINERS);
    }

    private void with(Lesson lesson, Deed.With deed) {
        String name = deed.container();
        switch (deed.verb()) {
            case CREATE -> make(lesson, name, this::look);
            case RUN -> row(name).ifPresentOrElse(this::startOnConsole, () -> make(lesson, name, this::startOnConsole));
            case START -> on(name, actions::start);
            case PREPARE -> on(name, actions::prepare);
            case PAUSE -> on(name, actions::pause);
            case RESUME -> on(name, actions::resume);
            case STOP -> on(name, actions::stop);
            case DELETE -> on(name, row -> actions.delete(List.of(row)));
        }
    }

    private void on(String name, Consumer<ContainerRow> action) {
        row(name).ifPresent(row -> {
            look(row);
            action.accept(row);
        });
    }

    private void startOnConsole(ContainerRow row) {
        desk.select(row);
        desk.show(Place.CONSOLE);
        actions.start(row);
    }

    private void make(Lesson lesson, String name, Consumer<ContainerRow> then) {
        Recipe recipe = Objects.requireNonNull(lesson.containers().get(name), name);
        Path file = recipe.file();
        if (file != null) {
            create(lesson, name, recipe, file, null, then);
            return;
        }
        String wanted = Objects.requireNonNull(recipe.sample());
        samples.find(wanted)
                .ifPresentOrElse(
                        sample -> samples.file(sample, path -> create(lesson, name, recipe, path, sample, then)),
                        () -> failed(
                                name,
                                new EngineException(
                                        ErrorCode.CONFIG_INVALID,
                                        Message.of("%s", Messages.get("lessons.noSample", wanted)))));
    }

    private void create(
            Lesson lesson,
            String name,
            Recipe recipe,
            Path file,
            @Nullable Sample sample,
            Consumer<ContainerRow> then) {
        ConfigBuilder settings =
                Config.builder(file).arguments(recipe.arguments()).annotation(Lesson.ANNOTATION, lesson.id());
        if (recipe.memoryMb() != null) {
            settings.memory(MemorySize.ofMebibytes(recipe.memoryMb()));
        } else if (sample != null) {
            settings.memory(MemorySize.ofMebibytes(sample.memoryMb()));
        }
        making.add(name);
        actions.create(
                name,
                settings.build(),
                row -> {
                    making.remove(name);
                    then.accept(row);
                },
                e -> failed(name, e));
    }

    private void failed(String name, Throwable cause) {
        making.remove(name);
        notices.error(Messages.get("notice.createFailed", name), cause);
    }

    /** Removes what {@code lesson} has made; live ones are killed. */
    void clear(Lesson lesson) {
        actions.delete(made(lesson));
    }

    /** The containers that {@code lesson} has made. */
    List<ContainerRow> made(Lesson lesson) {
        return list.rows().stream()
                .filter(row -> lesson.id().equals(row.now().annotations().get(Lesson.ANNOTATION)))
                .toList();
    }
}
