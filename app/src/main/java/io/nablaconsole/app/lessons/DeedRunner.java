package io.nablaconsole.app.lessons;

import io.nablaconsole.app.i18n.Messages;
import io.nablaconsole.app.lessons.script.Deed;
import io.nablaconsole.app.lessons.script.Lesson;
import io.nablaconsole.app.lessons.script.Lesson.Recipe;
import io.nablaconsole.app.lessons.script.Place;
import io.nablaconsole.app.live.ContainerActions;
import io.nablaconsole.app.live.ContainerList;
import io.nablaconsole.app.live.ContainerRow;
import io.nablaconsole.app.notices.Notice;
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
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
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

    /** Why {@code deed} cannot be done now, in words; empty when it can. */
    String obstacle(Deed deed) {
        if (deed instanceof Deed.With with) {
            return obstacle(with.verb(), with.container());
        }
        if (deed instanceof Deed.Send send) {
            return unless(send.container(), row -> row.permits(Action.SIGNAL));
        }
        if (deed instanceof Deed.Show show) {
            return show.container() == null ? "" : unless(show.container(), row -> true);
        }
        return comparison.busy() ? Messages.get("lessons.cannot.measuring") : "";
    }

    private boolean can(Deed deed) {
        return obstacle(deed).isEmpty();
    }

    private String obstacle(Deed.Verb verb, String container) {
        return switch (verb) {
            case CREATE ->
                row(container).isPresent()
                        ? Messages.get("lessons.cannot.there", container)
                        : making.contains(container) ? unless(container, row -> true) : "";
            case RUN ->
                row(container).isEmpty() && !making.contains(container)
                        ? ""
                        : unless(container, ContainerRow::canStart);
            case START -> unless(container, ContainerRow::canStart);
            case PREPARE -> unless(container, row -> row.permits(Action.START));
            case PAUSE -> unless(container, row -> row.permits(Action.PAUSE));
            case RESUME -> unless(container, row -> row.permits(Action.RESUME));
            case STOP -> unless(container, row -> row.permits(Action.SIGNAL));
            case DELETE -> unless(container, row -> !row.busy());
        };
    }

    /** What keeps it from being done to a container that is not {@code fit} for it. */
    private String unless(String container, Predicate<ContainerRow> fit) {
        Optional<ContainerRow> row = row(container);
        if (row.isEmpty()) {
            String key = making.contains(container) ? "lessons.cannot.making" : "lessons.cannot.missing";
            return Messages.get(key, container);
        }
        if (fit.test(row.get())) {
            return "";
        }
        return row.get().busy()
                ? Messages.get("lessons.cannot.busy", container)
                : Messages.get(
                        "lessons.cannot.state",
                        container,
                        Messages.get("status." + row.get().status().name().toLowerCase(Locale.ROOT)));
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

    /** Offers to remove what {@code lesson}, now over, has made; the notice goes by itself, the containers do not. */
    void offerTidy(Lesson lesson) {
        int left = made(lesson).size();
        if (left > 0) {
            notices.show(new Notice(
                            Notice.Kind.INFO,
                            Messages.get("lessons.over", LessonWords.of(lesson.title())),
                            Messages.get("lessons.left", left),
                            null,
                            null)
                    .with(new Notice.Action(Messages.get("lessons.tidy", left), () -> clear(lesson))));
        }
    }

    /** Removes what any lesson has made. */
    void tidy() {
        actions.delete(made());
    }

    /** The containers that lessons have made. */
    List<ContainerRow> made() {
        return list.rows().stream()
                .filter(row -> row.now().annotations().containsKey(Lesson.ANNOTATION))
                .toList();
    }

    /** The containers that {@code lesson} has made. */
    List<ContainerRow> made(Lesson lesson) {
        return list.rows().stream()
                .filter(row -> lesson.id().equals(row.now().annotations().get(Lesson.ANNOTATION)))
                .toList();
    }
}
