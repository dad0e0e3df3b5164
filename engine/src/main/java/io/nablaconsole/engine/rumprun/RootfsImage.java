package io.nablaconsole.engine.rumprun;

import io.nablaconsole.engine.api.Config;
import io.nablaconsole.engine.api.DeviceBacking.BlockFile;
import io.nablaconsole.engine.api.DeviceType;
import io.nablaconsole.engine.api.EngineException;
import io.nablaconsole.engine.api.ErrorCode;
import io.nablaconsole.engine.api.GuestConvention;
import io.nablaconsole.engine.api.HandlerContext;
import io.nablaconsole.engine.api.HandlerState;
import io.nablaconsole.engine.api.HostPath;
import io.nablaconsole.engine.api.ImageReport;
import io.nablaconsole.engine.api.ImageReport.Kind;
import io.nablaconsole.engine.api.LowLevelHandler;
import io.nablaconsole.engine.api.ManifestEntry;
import io.nablaconsole.engine.api.Message;
import io.nablaconsole.engine.api.Mount;
import io.nablaconsole.engine.file.RegularFile;
import io.nablaconsole.engine.image.Conventions;
import io.nablaconsole.engine.image.ImageInspector;
import io.nablaconsole.engine.image.PauseContainer;
import io.nablaconsole.engine.iso.IsoImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Gives a rumprun guest the rootfs of its bundle as a CD image, unless something else stands behind its disk. The image
 * lies in the container's directory and goes with it; the rootfs is only read. {@code /etc/resolv.conf},
 * {@code /etc/hosts} and {@code /etc/hostname} of the bundle's mounts and its host name are put into the image alone.
 *
 * <p>It also settles which convention the guest follows, and keeps that in its state.
 *
 * <p>A unikernel file without a bundle has an image with those files only: what lies beside it is none of its business.
 */
public final class RootfsImage implements LowLevelHandler {
    private static final String IMAGE = "rootfs.iso";
    private static final String CONVENTION = "convention";
    private static final String DEVICE = "device";
    private static final String READ_ONLY = "readonly";

    /** What a guest from before manifests has instead of a name for its one disk. */
    private static final String UNNAMED = "rootfs";

    private static final String HOSTNAME = "/etc/hostname";
    private static final Set<String> FROM_MOUNTS = Set.of("/etc/resolv.conf", "/etc/hosts", HOSTNAME);

    /** The guest's kernel has its own, as runnc leaves them out. */
    private static final Set<String> EXCLUDED = Set.of("dev", "proc", "sys");

    private final Predicate<Config> opensForReading;
    private final StandIn standIn = new StandIn();

    /** @param opensForReading whether the configuration's tender can open a disk for reading only */
    public RootfsImage(Predicate<Config> opensForReading) {
        this.opensForReading = opensForReading;
    }

    /** The block device of the guest that nothing stands behind; empty when there is none or it is no rumprun guest. */
    private static Optional<String> device(Config config) {
        if (PauseContainer.is(config) || Conventions.of(config) != GuestConvention.RUMPRUN) {
            return Optional.empty();
        }
        ImageReport image = ImageInspector.inspect(config.image());
        if (image.kind() == Kind.RUMPRUN) {
            boolean given = config.devices().values().stream().anyMatch(BlockFile.class::isInstance);
            return given ? Optional.empty() : Optional.of(UNNAMED);
        }
        return image.manifest().stream()
                .filter(entry -> entry.type() == DeviceType.BLOCK)
                .map(ManifestEntry::name)
                .filter(name -> !config.devices().containsKey(name))
                .findFirst();
    }

    @Override
    public void validate(Config config) {
        Conventions.of(config);
    }

    @Override
    public HandlerState create(HandlerContext context) {
        Config config = context.config();
        if (PauseContainer.is(config)) {
            return HandlerState.EMPTY;
        }
        Map<String, String> options = new HashMap<>();
        options.put(CONVENTION, Conventions.of(config).toString());
        device(config).ifPresent(name -> {
            write(context);
            options.put(DEVICE, name);
            options.put(READ_ONLY, String.valueOf(opensForReading.test(config)));
        });
        return new HandlerState(options);
    }

    private static void write(HandlerContext context) {
        Config config = context.config();
        IsoImage image = isBundle(config) ? IsoImage.of(config.rootfs(), EXCLUDED) : IsoImage.empty();
        if (config.hostname() != null) {
            image.add(HOSTNAME, (config.hostname() + "\n").getBytes(StandardCharsets.UTF_8));
        }
        for (Mount mount : config.mounts()) {
            if (mount.source() != null && FROM_MOUNTS.contains(mount.destination())) {
                image.add(
                        mount.destination(),
                        read(config.bundle().resolve(HostPath.of("mounts: source", mount.source()))));
            }
        }
        image.write(file(context));
    }

    private static boolean isBundle(Config config) {
        return !config.rootfs().equals(config.bundle());
    }

    private static byte[] read(Path source) {
        try {
            return RegularFile.bytes(source, RegularFile.DOCUMENT);
        } catch (IOException e) {
            throw new EngineException(
                    ErrorCode.CONFIG_INVALID, Message.of("cannot read %s for the guest: %s", source, e), e);
        }
    }

    private static Path file(HandlerContext context) {
        return context.directory().resolve(IMAGE);
    }

    @Override
    public Config foresee(Config config) {
        return device(config)
                .map(name -> with(config, name, standIn.get(), opensForReading.test(config)))
                .orElse(config);
    }

    @Override
    public Config preview(HandlerContext context) {
        Config config = context.config();
        return device(config)
                .map(name -> with(config, name, file(context), opensForReading.test(config)))
                .orElse(config);
    }

    /** The convention found at create is the container's from then on, also when its file has gone or changed. */
    @Override
    public Config provide(HandlerContext context, HandlerState state) {
        String convention = state.options().get(CONVENTION);
        if (convention == null) {
            return context.config();
        }
        Config config = context.config().toBuilder()
                .annotation(GuestConvention.ANNOTATION, convention)
                .build();
        String device = state.options().get(DEVICE);
        boolean readOnly = Boolean.parseBoolean(state.options().get(READ_ONLY));
        return device == null ? config : with(config, device, file(context), readOnly);
    }

    private static Config with(Config config, String device, Path file, boolean readOnly) {
        return config.toBuilder()
                .device(device, new BlockFile(file, readOnly, BlockFile.DEFAULT_BLOCK_SIZE))
                .build();
    }

    @Override
    public void destroy(HandlerContext context, HandlerState state) {
        try {
            Files.deleteIfExists(file(context));
        } catch (IOException e) {
            throw new EngineException(ErrorCode.SYSTEM_ERROR, Message.of("cannot delete %s: %s", file(context), e), e);
        }
    }
}
