package io.nablaconsole.engine.cli;

import io.nablaconsole.engine.Nabla;
import io.nablaconsole.engine.api.Config;
import io.nablaconsole.engine.api.ConfigBuilder;
import io.nablaconsole.engine.api.EngineException;
import io.nablaconsole.engine.api.Images;
import io.nablaconsole.engine.api.MemorySize;
import io.nablaconsole.engine.api.Sample;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What a container is made from: an OCI bundle, or a unikernel file and its arguments. */
final class BundleOptions {
    @Option(
            names = {"-b", "--bundle"},
            paramLabel = "BUNDLE",
            description = "OCI bundle: a directory with config.json (default: this directory)")
    Path bundle = Path.of("");

    @Option(
            names = {"-i", "--image"},
            paramLabel = "FILE",
            description = "instead of a bundle: a unikernel file, or the name of a sample (see 'nablactl samples')")
    private @Nullable String image;

    @Option(
            names = {"-m", "--memory"},
            paramLabel = "SIZE",
            description = "with --image: guest memory, such as 64M (default: 512M)")
    private @Nullable String memory;

    @Option(
            names = {"-t", "--tty"},
            description = "with --image: give the container a terminal rather than pipes")
    private boolean terminal;

    @Parameters(index = "0", paramLabel = "ID", description = "name of the container")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    String id;

    @Parameters(index = "1..*", paramLabel = "ARG", description = "with --image: arguments of the unikernel")
    private List<String> arguments = new ArrayList<>();

    String id() {
        return id;
    }

    /**
     * The configuration these options describe.
     *
     * @throws EngineException if they describe none
     */
    Config config() {
        if (image == null) {
            return Nabla.readBundle(bundle.toAbsolutePath());
        }
        ConfigBuilder builder =
                Config.builder(imageFile(image)).arguments(arguments).terminal(terminal);
        if (memory != null) {
            builder.memory(MemorySize.parse(memory));
        }
        return builder.build();
    }

    private static Path imageFile(String name) {
        Path file = Path.of(name);
        Images images = Nabla.images();
        boolean sample = !name.contains("/")
                && !Files.exists(file)
                && images.samples().stream().map(Sample::name).anyMatch(name::equals);
        return sample ? images.sampleFile(name) : file;
    }
}
