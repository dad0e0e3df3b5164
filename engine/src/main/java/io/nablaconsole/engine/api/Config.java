package io.nablaconsole.engine.api;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a container is to be: the part of an OCI configuration that a unikernel can have.
 *
 * <p>Carried from {@code configs.Config{args, rootfs, env, cwd, version, labels, netnspath, hooks, memory, mounts}}.
 *
 * @param ociVersion version of the OCI runtime specification it was written for
 * @param args the unikernel's path inside {@code rootfs}, then its arguments; never empty
 * @param bundle directory it was read from, else the one its image lies in; absolute
 * @param rootfs absolute directory; only read
 * @param env {@code NAME=value} each
 * @param cwd working directory named to the guest, absolute
 * @param terminal whether its console is a pty; else pipes
 * @param consoleSize first size of that pty
 * @param memory guest memory
 * @param annotations labels; keys are not empty
 * @param devices what stands behind each device of the manifest, by its name
 * @param tender which monitor runs it; {@link #TENDER_AUTOMATIC} lets the engine choose
 * @param namespaces those the tender is to have; of a kind that is not there it shares the caller's; in the order of
 *     {@link Namespace.Kind}, at most one of each
 * @param hostname name of the host the guest is to believe in; null: none. Nothing but a handler can tell the guest
 * @param domainname the same for the domain
 * @param settings what the kernel is told of the tender's process
 * @param hooks programs to run at points of its life
 * @param resources limits of its control group
 * @param mounts for handlers that give the guest files
 * @param document the OCI {@code config.json} it was read from, byte for byte; null when made by a program
 */
public record Config(
        String ociVersion,
        List<String> args,
        Path bundle,
        Path rootfs,
        List<String> env,
        String cwd,
        boolean terminal,
        TerminalSize consoleSize,
        MemorySize memory,
        Map<String, String> annotations,
        Map<String, DeviceBacking> devices,
        String tender,
        List<Namespace> namespaces,
        @Nullable String hostname,
        @Nullable String domainname,
        ProcessSettings settings,
        Hooks hooks,
        Resources resources,
        List<Mount> mounts,
        @Nullable String document) {

    /** What this engine writes, and the newest it knows. */
    public static final String OCI_VERSION = "1.3.0";

    /** Annotation: the unikernel's file on the host, where it is not in the rootfs; absolute, or from the bundle on. */
    public static final String KERNEL = "io.nablaconsole.kernel";

    /** Annotation of image and container: the signal that asks it to end, by name or number. */
    private static final String STOP_SIGNAL = "org.opencontainers.image.stopSignal";

    public static final String TENDER_AUTOMATIC = "automatic";

    /** The argument list of a pod's pause container, where no annotation says what it is. */
    private static final List<String> PAUSE_ARGS = List.of("/pause");

    /** Podman's: an init of its own, told to wait. */
    private static final String CATATONIT = "catatonit";

    /** How containerd and CRI-O tell a pod's sandbox from its containers. */
    private static final List<String> SANDBOX_TYPES =
            List.of("io.kubernetes.cri.container-type", "io.kubernetes.cri-o.ContainerType");

    /** @throws EngineException {@link ErrorCode#CONFIG_INVALID} naming the field that is wrong */
    public Config {
        args = List.copyOf(args);
        env = List.copyOf(env);
        annotations = Map.copyOf(annotations);
        devices = Map.copyOf(devices);
        mounts = List.copyOf(mounts);
        namespaces = namespaces.stream()
                .sorted(Comparator.comparing(Namespace::kind))
                .toList();
        if (args.isEmpty() || args.get(0).isEmpty()) {
            throw invalid(
                    Message.of("process.args is empty: its first entry is the unikernel's path inside the rootfs"));
        }
        if (namespaces.stream().map(Namespace::kind).distinct().count() != namespaces.size()) {
            throw invalid(Message.of("linux.namespaces names a type twice"));
        }
        if (!rootfs.isAbsolute()) {
            throw invalid(Message.of("root.path %s is not absolute", rootfs));
        }
        if (!cwd.startsWith("/")) {
            throw invalid(Message.of("process.cwd '%s' is not absolute", cwd));
        }
        HostPath.text(bundle);
        HostPath.text(rootfs);
        SoundText.require("ociVersion", ociVersion);
        SoundText.require("process.args", args);
        SoundText.require("process.env", env);
        SoundText.require("process.cwd", cwd);
        SoundText.require("hostname", hostname);
        SoundText.require("domainname", domainname);
        SoundText.require("annotations.io.nablaconsole.tender", tender);
        devices.keySet().forEach(name -> SoundText.require("the name of a device", name));
        annotations.forEach((key, value) -> {
            SoundText.require("the name of an annotation", key);
            SoundText.require("annotations." + key, value);
        });
        for (String variable : env) {
            if (variable.indexOf('=') < 1) {
                throw invalid(Message.of("process.env entry '%s' is not NAME=value", variable));
            }
        }
        if (annotations.containsKey("")) {
            throw invalid(Message.of("annotations has an entry with an empty name"));
        }
    }

    private static EngineException invalid(Message message) {
        return new EngineException(ErrorCode.CONFIG_INVALID, message);
    }

    /** Begins a configuration that runs {@code image}, a unikernel file. */
    public static ConfigBuilder builder(Path image) {
        return new ConfigBuilder(image);
    }

    /** Begins a configuration that differs from this one; it keeps no document. */
    public ConfigBuilder toBuilder() {
        return new ConfigBuilder(this);
    }

    /** The same with other arguments, the unikernel's path first, and other devices; it keeps no document. */
    public Config withGuest(List<String> newArgs, Map<String, DeviceBacking> newDevices) {
        return toBuilder().args(newArgs).devices(newDevices).build();
    }

    /** The network namespace to join; null where the tender has the caller's, or a new one. */
    public @Nullable Path netnsPath() {
        return namespace(Namespace.Kind.NETWORK).map(Namespace::path).orElse(null);
    }

    /** What is said of the namespace of one kind; empty: the caller's is shared. */
    public Optional<Namespace> namespace(Namespace.Kind kind) {
        return namespaces.stream().filter(space -> space.kind() == kind).findFirst();
    }

    /**
     * Whether this asks for a pod's sandbox, which waits without a tender. Where only the name says so
     * ({@link #isNamedPause}), it may be a unikernel all the same.
     */
    public boolean isPause() {
        for (String type : SANDBOX_TYPES) {
            if (annotations.containsKey(type)) {
                return "sandbox".equals(annotations.get(type));
            }
        }
        return args.equals(PAUSE_ARGS) || (args.size() == 2 && isCatatonit());
    }

    private boolean isCatatonit() {
        String program = args.get(0);
        return program.substring(program.lastIndexOf('/') + 1).equals(CATATONIT)
                && args.get(1).equals("-P");
    }

    /** Whether nothing but the name tells that this is a sandbox. */
    public boolean isNamedPause() {
        return args.equals(PAUSE_ARGS) && SANDBOX_TYPES.stream().noneMatch(annotations::containsKey);
    }

    /**
     * What asks it to end: SIGTERM, unless its image names another.
     *
     * @throws EngineException {@link ErrorCode#CONFIG_INVALID} when there is no such signal
     */
    public Signal stopSignal() {
        String named = annotations.get(STOP_SIGNAL);
        return named == null || named.isEmpty() ? Signal.TERM : Signal.parse(named);
    }

    /** The arguments of the guest, without the unikernel's own path. */
    public List<String> guestArguments() {
        return args.subList(1, args.size());
    }

    /**
     * The unikernel's file on the host: below {@code rootfs}, or the one that the annotation {@link #KERNEL} names.
     *
     * @throws EngineException {@link ErrorCode#CONFIG_INVALID} when {@code ..} would lead out of it
     */
    public Path image() {
        String kernel = annotations.get(KERNEL);
        if (kernel != null && !kernel.isEmpty()) {
            return bundle.resolve(kernel).normalize();
        }
        String inside = args.get(0);
        while (inside.startsWith("/")) {
            inside = inside.substring(1);
        }
        Path base = rootfs.normalize();
        Path image = base.resolve(HostPath.of("process.args[0]", inside)).normalize();
        if (!image.startsWith(base) || image.equals(base)) {
            throw invalid(Message.of("process.args[0] '%s' does not name a file inside %s", args.get(0), rootfs));
        }
        return image;
    }
}
