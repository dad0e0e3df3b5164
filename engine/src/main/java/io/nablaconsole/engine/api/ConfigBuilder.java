package io.nablaconsole.engine.api;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Collects a configuration; everything but the image has a default. Not for use by several threads. */
public final class ConfigBuilder {
    private String ociVersion = Config.OCI_VERSION;
    private final List<String> args = new ArrayList<>();
    private Path bundle;
    private Path rootfs;
    private final List<String> env = new ArrayList<>();
    private String cwd = "/";
    private boolean terminal = true;
    private TerminalSize consoleSize = TerminalSize.DEFAULT;
    private MemorySize memory = MemorySize.DEFAULT_GUEST;
    private final Map<String, String> annotations = new LinkedHashMap<>();
    private final Map<String, DeviceBacking> devices = new LinkedHashMap<>();
    private String tender = Config.TENDER_AUTOMATIC;
    private final List<Namespace> namespaces = new ArrayList<>();
    private @Nullable String hostname;
    private @Nullable String domainname;
    private ProcessSettings settings = ProcessSettings.INHERITED;
    private Hooks hooks = Hooks.NONE;
    private Resources resources = Resources.NONE;
    private final List<Mount> mounts = new ArrayList<>();

    ConfigBuilder(Path image) {
        Path file = image.toAbsolutePath().normalize();
        Path parent = file.getParent();
        if (parent == null) {
            throw new EngineException(ErrorCode.CONFIG_INVALID, Message.of("image %s is not a file", image));
        }
        bundle = parent;
        rootfs = parent;
        args.add(HostPath.text(parent.relativize(file)));
    }

    ConfigBuilder(Config from) {
        ociVersion = from.ociVersion();
        args.addAll(from.args());
        bundle = from.bundle();
        rootfs = from.rootfs();
        env.addAll(from.env());
        cwd = from.cwd();
        terminal = from.terminal();
        consoleSize = from.consoleSize();
        memory = from.memory();
        annotations.putAll(from.annotations());
        devices.putAll(from.devices());
        tender = from.tender();
        namespaces.addAll(from.namespaces());
        hostname = from.hostname();
        domainname = from.domainname();
        settings = from.settings();
        hooks = from.hooks();
        resources = from.resources();
        mounts.addAll(from.mounts());
    }

    /** The unikernel's path inside the rootfs, then its arguments. */
    public ConfigBuilder args(List<String> values) {
        List<String> copy = List.copyOf(values);
        args.clear();
        args.addAll(copy);
        return this;
    }

    /** The unikernel's arguments, without its path. */
    public ConfigBuilder arguments(List<String> values) {
        List<String> all = new ArrayList<>(args.subList(0, 1));
        all.addAll(values);
        return args(all);
    }

    public ConfigBuilder arguments(String... values) {
        return arguments(List.of(values));
    }

    public ConfigBuilder environment(List<String> variables) {
        List<String> copy = List.copyOf(variables);
        env.clear();
        env.addAll(copy);
        return this;
    }

    public ConfigBuilder cwd(String value) {
        cwd = value;
        return this;
    }

    public ConfigBuilder terminal(boolean value) {
        terminal = value;
        return this;
    }

    public ConfigBuilder consoleSize(TerminalSize value) {
        consoleSize = value;
        return this;
    }

    public ConfigBuilder memory(MemorySize value) {
        memory = value;
        return this;
    }

    public ConfigBuilder annotation(String name, String value) {
        annotations.put(name, value);
        return this;
    }

    /** All annotations at once. */
    public ConfigBuilder annotations(Map<String, String> values) {
        Map<String, String> copy = Map.copyOf(values);
        annotations.clear();
        annotations.putAll(copy);
        return this;
    }

    /** All devices at once. */
    public ConfigBuilder devices(Map<String, DeviceBacking> values) {
        Map<String, DeviceBacking> copy = Map.copyOf(values);
        devices.clear();
        devices.putAll(copy);
        return this;
    }

    public ConfigBuilder device(String name, DeviceBacking backing) {
        devices.put(name, backing);
        return this;
    }

    /** The network namespace of the tender and of its taps; null: the caller's. */
    public ConfigBuilder netnsPath(@Nullable Path value) {
        namespaces.removeIf(space -> space.kind() == Namespace.Kind.NETWORK);
        return value == null ? this : namespace(new Namespace(Namespace.Kind.NETWORK, value));
    }

    /** A namespace of the tender's own, or one to join. */
    public ConfigBuilder namespace(Namespace value) {
        namespaces.add(value);
        return this;
    }

    public ConfigBuilder tender(String name) {
        tender = name;
        return this;
    }

    public ConfigBuilder hostname(@Nullable String value) {
        hostname = value;
        return this;
    }

    public ConfigBuilder settings(ProcessSettings value) {
        settings = value;
        return this;
    }

    public ConfigBuilder hooks(Hooks value) {
        hooks = value;
        return this;
    }

    public ConfigBuilder resources(Resources value) {
        resources = value;
        return this;
    }

    public ConfigBuilder mounts(List<Mount> values) {
        List<Mount> copy = List.copyOf(values);
        mounts.clear();
        mounts.addAll(copy);
        return this;
    }

    /**
     * Finishes the configuration.
     *
     * @throws EngineException {@link ErrorCode#CONFIG_INVALID} naming the field that is wrong
     */
    public Config build() {
        return new Config(
                ociVersion,
                args,
                bundle,
                rootfs,
                env,
                cwd,
                terminal,
                consoleSize,
                memory,
                annotations,
                devices,
                tender,
                namespaces,
                hostname,
                domainname,
                settings,
                hooks,
                resources,
                mounts,
                null);
    }
}
