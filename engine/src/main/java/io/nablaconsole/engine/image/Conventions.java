package io.nablaconsole.engine.image;

import io.nablaconsole.engine.api.Config;
import io.nablaconsole.engine.api.EngineException;
import io.nablaconsole.engine.api.GuestConvention;
import io.nablaconsole.engine.api.ImageReport;
import java.nio.file.Path;

/** Which convention a container's guest follows. */
public final class Conventions {
    private Conventions() {}

    /**
     * What {@code config} says, else what its file tells; that of most unikernels when the file is gone.
     *
     * @throws EngineException CONFIG_INVALID when it asks for one that is not known
     */
    public static GuestConvention of(Config config) {
        return GuestConvention.asked(config).orElseGet(() -> guess(config.image()));
    }

    private static GuestConvention guess(Path file) {
        try {
            ImageReport image = ImageInspector.inspect(file);
            return switch (image.kind()) {
                case RUMPRUN -> GuestConvention.RUMPRUN;
                case SOLO5 -> ImageInspector.isRumprun(file) ? GuestConvention.RUMPRUN : GuestConvention.MIRAGE;
                case LINUX_KERNEL -> GuestConvention.LINUX;
                case UNIKRAFT -> GuestConvention.UNIKRAFT;
                default -> GuestConvention.PLAIN;
            };
        } catch (EngineException e) {
            return GuestConvention.MIRAGE;
        }
    }
}
