package io.nablaconsole.app.samples;

import io.nablaconsole.app.fx.Tasks;
import io.nablaconsole.app.i18n.Messages;
import io.nablaconsole.app.live.EngineAccess;
import io.nablaconsole.app.notices.Notices;
import io.nablaconsole.engine.api.Sample;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** The unikernels that ship with the engine; for the FX thread. */
public final class SamplesViewModel {
    private final EngineAccess engine;
    private final Tasks tasks;
    private final Notices notices;
    private final ObservableList<Sample> samples = FXCollections.observableArrayList();
    private final ObservableList<Sample> samplesView = FXCollections.unmodifiableObservableList(samples);

    public SamplesViewModel(EngineAccess engine, Tasks tasks, Notices notices) {
        this.engine = engine;
        this.tasks = tasks;
        this.notices = notices;
    }

    /** Asks the engine for them. */
    public void load() {
        tasks.run(
                () -> engine.images().samples(),
                samples::setAll,
                e -> notices.error(Messages.get("notice.samplesFailed"), e));
    }

    public ObservableList<Sample> samples() {
        return samplesView;
    }

    /** The sample called {@code name}. */
    public Optional<Sample> find(String name) {
        return samples.stream().filter(sample -> sample.name().equals(name)).findFirst();
    }

    /** Finds the file of {@code sample} and hands it on. */
    public void file(Sample sample, Consumer<Path> found) {
        tasks.run(
                () -> engine.images().sampleFile(sample.name()),
                found,
                e -> notices.error(Messages.get("notice.sampleFailed", sample.name()), e));
    }
}
