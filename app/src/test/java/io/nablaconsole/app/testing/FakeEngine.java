package io.nablaconsole.app.testing;

import io.nablaconsole.engine.api.Config;
import io.nablaconsole.engine.api.ContainerProcess;
import io.nablaconsole.engine.api.Factory;
import io.nablaconsole.engine.api.Images;
import io.nablaconsole.engine.api.MemorySize;
import java.nio.file.Path;

/** Puts the fake engine together; with the property {@code nabla.fake.fill} it has containers in every state. */
public final class FakeEngine {
    private FakeEngine() {}

    public static Factory factory(Path root) {
        FakeFactory factory = new FakeFactory(root);
        if (Boolean.getBoolean("nabla.fake.fill")) {
            fill(factory);
        }
        return factory;
    }

    public static Images images(Path root) {
        return new FakeImages();
    }

    /** Containers in every state. */
    public static void fill(FakeFactory factory) {
        create(factory, "web-clock", "clock.spt").run(ContainerProcess.ofConfig());
        create(factory, "hello-1", "hello.spt", "world").run(ContainerProcess.ofConfig());
        create(factory, "crash-1", "crash.spt").run(ContainerProcess.ofConfig());
        create(factory, "exitcode-1", "exitcode.spt", "7").run(ContainerProcess.ofConfig());
        create(factory, "at-the-gate", "hello.spt", "gate").start(ContainerProcess.ofConfig());
        FakeContainer paused = create(factory, "held-clock", "clock.spt");
        paused.run(ContainerProcess.ofConfig());
        paused.pause();
        create(factory, "new-one", "args.spt", "one", "two words");
    }

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
