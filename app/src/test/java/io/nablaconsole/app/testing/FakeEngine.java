package io.nablaconsole.app.testing;

import io.nablaconsole.engine.api.Config;
import io.nablaconsole.engine.api.MemorySize;
import java.nio.file.Path;

/** Containers of the fake engine. */
public final class FakeEngine {
    private FakeEngine() {}

    /** Makes a container from a sample. */
    public static FakeContainer create(FakeFactory factory, String id, String image, String... arguments) {
        Config config = Config.builder(Path.of("/usr/share/nabla-console/unikernels", image))
                .arguments(arguments)
                .memory(MemorySize.ofMebibytes(16))
                .build();
        factory.create(id, config);
        return factory.container(id);
    }
}
