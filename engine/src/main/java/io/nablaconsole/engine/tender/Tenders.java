package io.nablaconsole.engine.tender;

import io.nablaconsole.engine.api.Config;
import io.nablaconsole.engine.api.EngineException;
import io.nablaconsole.engine.api.ErrorCode;
import io.nablaconsole.engine.api.ImageReport;
import io.nablaconsole.engine.api.Message;
import io.nablaconsole.engine.api.TenderReport;
import io.nablaconsole.engine.image.ImageInspector;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The tenders an engine knows.
 *
 * @param all in the order in which they are preferred where the choice is the engine's
 */
public record Tenders(List<Tender> all) {
    public Tenders {
        all = List.copyOf(all);
    }

    /** What this host has of each. */
    public List<TenderReport> reports() {
        return all.stream().map(tender -> tender.look().get()).toList();
    }

    /** What this host has of those that are meant for {@code image}, with what keeps each from running it. */
    public List<TenderReport> reportsFor(ImageReport image) {
        return all.stream()
                .filter(tender -> tender.meantFor().test(image))
                .map(tender -> reportFor(tender, image))
                .toList();
    }

    private static TenderReport reportFor(Tender tender, ImageReport image) {
        TenderReport report = tender.look().get();
        Message obstacle = tender.obstacle().apply(image).orElse(report.problem());
        return new TenderReport(report.name(), report.description(), report.executable(), report.version(), obstacle);
    }

    Optional<Tender> find(String name) {
        return all.stream().filter(tender -> tender.name().equals(name)).findFirst();
    }

    /**
     * {@code image} with the verdict of all tenders instead of the embedded one's: no problem when one of them can run
     * it, else what would have to be done for each that is meant for it.
     */
    public ImageReport judge(ImageReport image) {
        List<Message> obstacles = obstacles(image);
        boolean runs = all.stream().anyMatch(tender -> tender.runs(image));
        if (!runs && obstacles.isEmpty()) {
            return image; // no tender is meant for it: what it is says it all
        }
        return new ImageReport(
                image.file(),
                image.size(),
                image.kind(),
                image.description(),
                runs ? null : either(obstacles),
                image.abi(),
                image.manifest(),
                image.segments(),
                image.entry());
    }

    private static Message either(List<Message> obstacles) {
        return obstacles.stream()
                .reduce((one, other) -> Message.of("%s; or %s", one, other))
                .orElseThrow();
    }

    private List<Message> obstacles(ImageReport image) {
        List<Message> obstacles = new ArrayList<>();
        for (Tender tender : all) {
            if (tender.meantFor().test(image)) {
                tender.obstacle()
                        .apply(image)
                        .filter(why -> !obstacles.contains(why))
                        .ifPresent(obstacles::add);
            }
        }
        return obstacles;
    }

    /**
     * The tender that is to run {@code config}.
     *
     * @throws EngineException {@link ErrorCode#CONFIG_INVALID} when none can, saying what the file is, which tender would
     *     run it and how to get that
     */
    Tender choose(Config config) {
        ImageReport image = ImageInspector.inspect(config.image());
        return config.tender().equals(Config.TENDER_AUTOMATIC) ? automatic(image) : asked(config.tender(), image);
    }

    private Tender automatic(ImageReport image) {
        return all.stream()
                .filter(tender -> tender.runs(image))
                .findFirst()
                .orElseThrow(() -> cannotRun(image, problem(judge(image))));
    }

    private Tender asked(String name, ImageReport image) {
        Tender tender = find(name)
                .orElseThrow(() -> new EngineException(
                        ErrorCode.CONFIG_INVALID,
                        Message.of(
                                "tender '%s' is not known: use one of %s, or %s",
                                name, names(), Config.TENDER_AUTOMATIC)));
        if (!tender.meantFor().test(image)) {
            throw cannotRun(image, Message.of("tender %s does not run such files: %s", name, instead(image)));
        }
        Optional<Message> obstacle = tender.obstacle().apply(image);
        if (obstacle.isPresent()) {
            throw cannotRun(image, obstacle.get());
        }
        return tender;
    }

    private Message instead(ImageReport image) {
        String others = all.stream()
                .filter(tender -> tender.meantFor().test(image))
                .map(Tender::name)
                .collect(Collectors.joining(", "));
        return others.isEmpty() ? problem(image) : Message.of("choose %s", others);
    }

    private static Message problem(ImageReport image) {
        return Objects.requireNonNull(image.problem(), "an image that no tender runs has a problem");
    }

    private String names() {
        return all.stream().map(Tender::name).collect(Collectors.joining(", "));
    }

    private static EngineException cannotRun(ImageReport image, Message why) {
        return new EngineException(
                ErrorCode.CONFIG_INVALID,
                Message.of("cannot run %s: it is %s; %s", image.file(), image.description(), why));
    }
}
