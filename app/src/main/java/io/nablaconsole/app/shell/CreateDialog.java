package io.nablaconsole.app.shell;

import io.nablaconsole.app.create.CreateView;
import io.nablaconsole.app.create.CreateViewModel;
import io.nablaconsole.app.live.ContainerList;
import io.nablaconsole.app.live.ContainerRow;
import io.nablaconsole.app.samples.SamplesViewModel;
import io.nablaconsole.engine.api.Sample;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** The form of a new container, and what it can begin with. For the FX thread. */
final class CreateDialog {
    private final CreateViewModel model;
    private final SamplesViewModel samples;
    private final ContainerList list;

    CreateDialog(CreateViewModel model, SamplesViewModel samples, ContainerList list) {
        this.model = model;
        this.samples = samples;
        this.list = list;
    }

    void begin() {
        model.reset();
    }

    void begin(Sample sample) {
        model.reset();
        samples.file(sample, path -> model.origin().chooseSample(sample, path));
    }

    /** Unikernels, or directories of bundles. */
    void begin(List<Path> files) {
        model.reset();
        model.open(files);
    }

    void beginCopy(ContainerRow row) {
        model.reset();
        model.origin().chooseContainer(row.id().value());
    }

    /** The view of what was begun. */
    CreateView view(BiConsumer<ContainerRow, Boolean> made, Consumer<Path> importing, Runnable close) {
        return new CreateView(model, samples, list.rows(), made, importing, close);
    }
}
