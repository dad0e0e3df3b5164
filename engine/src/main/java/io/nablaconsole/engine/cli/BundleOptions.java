package io.nablaconsole.engine.cli;

import io.nablaconsole.engine.Nabla;
import io.nablaconsole.engine.api.Config;
import io.nablaconsole.engine.api.ConfigBuilder;
import io.nablaconsole.engine.api.EngineException;
import io.nablaconsole.engine.api.ErrorCode;
import io.nablaconsole.engine.api.HostPath;
import io.nablaconsole.engine.api.Images;
import io.nablaconsole.engine.api.MemorySize;
import io.nablaconsole.engine.api.Message;
import io.nablaconsole.engine.api.Sample;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
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

    @Option(
            names = {"-e", "--env"},
            paramLabel = "NAME=VALUE",
            description = "with --image: environment variable; only guests with an environment see it")
    private List<String> environment = new ArrayList<>();

    @Option(
            names = {"-w", "--workdir"},
            paramLabel = "DIR",
            description = "with --image: working directory named to the guest (default: /)")
    private @Nullable String directory;

    @Option(names = "--hostname", paramLabel = "NAME", description = "with --image: name named to the guest")
    private @Nullable String hostname;

    @Mixin
    private DeviceOptions devices = new DeviceOptions();

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
            refuseWithoutImage();
            return Nabla.readBundle(bundle.toAbsolutePath());
        }
        ConfigBuilder builder = Config.builder(imageFile(image))
                .arguments(arguments)
                .environment(environment)
                .hostname(hostname)
                .terminal(terminal);
        if (memory != null) {
            builder.memory(MemorySize.parse(memory));
        }
        if (directory != null) {
            builder.cwd(directory);
        }
        devices.apply(builder);
        return Nabla.annotated(builder.build(), devices.annotations());
    }

    /** An option without effect would leave its user in the belief that it had one. */
    private void refuseWithoutImage() {
        Map<String, Boolean> given = new LinkedHashMap<>();
        given.put("--memory", memory != null);
        given.put("--tty", terminal);
        given.put("--env", !environment.isEmpty());
        given.put("--workdir", directory != null);
        given.put("--hostname", hostname != null);
        given.put(String.valueOf(devices.first()), devices.first() != null);
        given.put("arguments", !arguments.isEmpty());
        given.values().removeIf(present -> !present);
        for (String option : given.keySet()) {
            throw new EngineException(
                    ErrorCode.CONFIG_INVALID,
                    Message.of("%s without --image: a bundle says such things in its config.json", option));
        }
    }

    private static Path imageFile(String name) {
        Path file = HostPath.of("--image", name);
        Images images = Nabla.images();
        boolean sample = !name.contains("/")
                && !Files.exists(file)
                && images.samples().stream()
                        .map(Sample::name)
                        .anyMatch(known -> name.equals(known) || name.equals(known + ".hvt"));
        return sample ? images.sampleFile(name) : file;
    }
}
