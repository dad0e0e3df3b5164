package io.nablaconsole.engine.example;

import io.nablaconsole.engine.Nabla;
import io.nablaconsole.engine.api.Config;
import io.nablaconsole.engine.api.Container;
import io.nablaconsole.engine.api.ContainerProcess;
import io.nablaconsole.engine.api.Factory;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;

/** The example of the README: creates, runs, watches and destroys a container. */
final class LibraryExample {
    private LibraryExample() {}

    public static void main(String[] args) throws IOException {
        Factory factory = Nabla.factory(Path.of(args[0]));
        Config config = Config.builder(Nabla.images().sampleFile("hello"))
                .arguments("library")
                .build();
        Container container = factory.create("example", config);
        container.run(ContainerProcess.ofConfig());
        try (var console = container.openConsole()) {
            console.output().transferTo(System.out);
        }
        container.awaitExit(Duration.ofSeconds(5)).ifPresent(exit -> System.out.println(exit.reason()));
        container.destroy();
    }
}
