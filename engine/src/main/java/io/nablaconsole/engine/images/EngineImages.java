package io.nablaconsole.engine.images;

import io.nablaconsole.engine.api.Config;
import io.nablaconsole.engine.api.ImageReport;
import io.nablaconsole.engine.api.Images;
import io.nablaconsole.engine.api.Sample;
import io.nablaconsole.engine.api.SandboxReport;
import io.nablaconsole.engine.handler.EmbeddedPlan;
import io.nablaconsole.engine.image.ImageInspector;
import java.nio.file.Path;
import java.util.List;

/** Unikernel files as the engine sees them. */
public final class EngineImages implements Images {
    private final SampleStore samples = new SampleStore();

    @Override
    public ImageReport inspect(Path file) {
        return ImageInspector.inspect(file);
    }

    @Override
    public List<Sample> samples() {
        return samples.all();
    }

    @Override
    public Path sampleFile(String name) {
        return samples.file(name);
    }

    @Override
    public SandboxReport sandbox(Config config) {
        return EmbeddedPlan.of(config).sandbox();
    }
}
