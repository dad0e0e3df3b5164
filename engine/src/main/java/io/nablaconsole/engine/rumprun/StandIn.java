package io.nablaconsole.engine.rumprun;

import io.nablaconsole.engine.api.EngineException;
import io.nablaconsole.engine.api.ErrorCode;
import io.nablaconsole.engine.api.Message;
import io.nablaconsole.engine.iso.IsoImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** An empty image to validate with, before there is the real one; gone with the program. */
final class StandIn {
    private @Nullable Path made;

    synchronized Path get() {
        Path known = made;
        if (known == null || !Files.exists(known)) {
            known = make();
            made = known;
        }
        return known;
    }

    private static Path make() {
        try {
            Path directory = Files.createTempDirectory("nabla-image");
            Path file = directory.resolve("empty.iso");
            IsoImage.empty().write(file);
            directory.toFile().deleteOnExit();
            file.toFile().deleteOnExit();
            return file;
        } catch (IOException e) {
            throw new EngineException(
                    ErrorCode.SYSTEM_ERROR, Message.of("cannot make a temporary directory: %s", e), e);
        }
    }
}
