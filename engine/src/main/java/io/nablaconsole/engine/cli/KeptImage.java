package io.nablaconsole.engine.cli;

import io.nablaconsole.engine.api.Container;
import io.nablaconsole.engine.api.EngineException;
import io.nablaconsole.engine.api.ImageChange;
import io.nablaconsole.engine.api.Message;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Which program runs when the unikernel's file is not what the container was made from: the new one, never silently. */
final class KeptImage {
    @Option(
            names = "--keep-image",
            description = "run the unikernel the container was made from, also when its file was built again since;"
                    + " without this the new one is taken")
    private boolean keep;

    /** Settles it before {@code container} is started; {@code top} is told of what the user may not expect. */
    void settle(Container container, NablaCtl top) {
        ImageChange change = container.imageChange();
        if (change == ImageChange.NONE || (keep && change == ImageChange.REBUILT)) {
            return;
        }
        Path image = container.config().image();
        if (change == ImageChange.GONE) {
            top.warn(image + " is gone: container " + container.id() + " runs the copy that was made of it");
            return;
        }
        renew(container, image);
        top.warn(image + " was built again since container " + container.id()
                + " was made from it: the new one runs; --keep-image runs the old one");
    }

    private static void renew(Container container, Path image) {
        try {
            container.renew();
        } catch (EngineException e) {
            throw new EngineException(
                    e.code(),
                    Message.of(
                            "%s was built again since container %s was made from it, and cannot take its place: %s; mend it,"
                                    + " or run the old one with --keep-image",
                            image, container.id(), e),
                    e);
        }
    }
}
