package io.nablaconsole.engine.images;

import io.nablaconsole.engine.api.Abi;
import io.nablaconsole.engine.api.Config;
import io.nablaconsole.engine.api.ImageReport;
import io.nablaconsole.engine.api.Images;
import io.nablaconsole.engine.api.Sample;
import io.nablaconsole.engine.api.SandboxReport;
import io.nablaconsole.engine.api.TenderReport;
import io.nablaconsole.engine.handler.EmbeddedPlan;
import io.nablaconsole.engine.hvt.HvtExec;
import io.nablaconsole.engine.image.ImageInspector;
import io.nablaconsole.engine.qemu.QemuExec;
import io.nablaconsole.engine.tender.Tenders;
import java.nio.file.Path;
import java.util.List;

/** Unikernel files as the engine sees them. */
public final class EngineImages implements Images {
    private final SampleStore samples = new SampleStore();
    private final Tenders tenders;

    public EngineImages(Tenders tenders) {
        this.tenders = tenders;
    }

    @Override
    public ImageReport inspect(Path file) {
        return tenders.judge(ImageInspector.inspect(file));
    }

    @Override
    public List<TenderReport> tenders(ImageReport image) {
        return tenders.reportsFor(image);
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
        ImageReport image = ImageInspector.inspect(config.image());
        if (QemuExec.supports(image)) {
            return QemuExec.sandbox();
        }
        Abi abi = image.abi();
        return abi != null && abi.target() == Abi.Target.HVT
                ? HvtExec.sandbox(config)
                : EmbeddedPlan.of(config).sandbox();
    }
}
