package io.nablaconsole.app.create;

import io.nablaconsole.engine.api.Config;
import io.nablaconsole.engine.api.DeviceBacking;
import io.nablaconsole.engine.api.EngineException;
import io.nablaconsole.engine.api.MemorySize;
import io.nablaconsole.engine.api.Resources;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the sections of the form write into: a configuration that is being put together. */
final class ConfigDraft {
    /** Annotations that begin so are the engine's; all others are labels. */
    static final String RESERVED = "io.nablaconsole.";

    /** Those of QEMU. */
    static final String QEMU = RESERVED + "qemu.";

    List<String> arguments = List.of();
    MemorySize memory = MemorySize.DEFAULT_GUEST;
    boolean terminal = true;
    String tender = Config.TENDER_AUTOMATIC;

    @Nullable
    Path netns;

    final Map<String, DeviceBacking> devices = new LinkedHashMap<>();
    final Map<String, String> annotations = new LinkedHashMap<>();

    /**
     * The configuration.
     *
     * @param base what was copied: all that the form has no field for comes from it; null: nothing was
     * @throws EngineException when there can be no such configuration
     */
    Config build(Path image, @Nullable Config base) {
        Config from = base == null ? Config.builder(image).build() : base;
        List<String> args = new ArrayList<>(List.of(from.args().get(0)));
        args.addAll(arguments);
        from.annotations().forEach((key, value) -> {
            if (key.startsWith(RESERVED) && !key.startsWith(QEMU)) {
                annotations.put(key, value);
            }
        });
        Config built = from.withGuest(args, devices).toBuilder()
                .memory(memory)
                .terminal(terminal)
                .tender(tender)
                .netnsPath(netns)
                .annotations(annotations)
                .resources(resources(from))
                .build();
        // nothing was changed: then its document, with all the engine does not know, is kept too
        return base != null && built.equals(base.toBuilder().build()) ? base : built;
    }

    /** In OCI the size of the guest is the limit of its memory: where it was, the one follows the other. */
    private Resources resources(Config from) {
        Resources.Memory old = from.resources().memory();
        return limitIsSize(from)
                ? from.resources().withMemory(new Resources.Memory(memory.bytes(), old.reservation(), old.swap()))
                : from.resources();
    }

    private static boolean limitIsSize(Config config) {
        Long limit = config.resources().memory().limit();
        return limit != null && limit == config.memory().bytes();
    }

    /** The limits of {@code config} that are not just the size of its guest. */
    static Resources limits(Config config) {
        Resources all = config.resources();
        Resources.Memory old = all.memory();
        return limitIsSize(config) ? all.withMemory(new Resources.Memory(null, old.reservation(), old.swap())) : all;
    }
}
