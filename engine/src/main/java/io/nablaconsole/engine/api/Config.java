package io.nablaconsole.engine.api;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
 * @param netnsPath network namespace of the tender; null: the caller's
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
        @Nullable Path netnsPath,
        @Nullable String hostname,
        @Nullable String domainname,
        ProcessSettings settings,
        Hooks hooks,
        Resources resources,
        List<Mount> mounts,
        @Nullable String document) {

    /** What this engine writes, and the newest it knows. */
    public static final String OCI_VERSION = "1.2.0";

    public static final String TENDER_AUTOMATIC = "automatic";

    /** The argument list that makes a pod's pause container, which has no unikernel. */
    private static final List<String> PAUSE_ARGS = List.of("/pause");

    /** @throws EngineException {@link ErrorCode#CONFIG_INVALID} naming the field that is wrong */
    public Config {
        args = List.copyOf(args);
        env = List.copyOf(env);
        annotations = Map.copyOf(annotations);
        devices = Map.copyOf(devices);
        mounts = List.copyOf(mounts);
        if (args.isEmpty() || args.get(0).isEmpty()) {
            throw invalid("process.args is empty: its first entry is the unikernel's path inside the rootfs");
        }
        if (!rootfs.isAbsolute()) {
            throw invalid("root.path " + rootfs + " is not absolute");
        }
        if (!cwd.startsWith("/")) {
            throw invalid("process.cwd '" + cwd + "' is not absolute");
        }
        for (String text : args) {
            if (text.indexOf('\0') >= 0) {
                throw invalid("process.args holds a NUL character in '" + text.replace('\0', '?') + "'");
            }
        }
        for (String variable : env) {
            if (variable.indexOf('=') < 1 || variable.indexOf('\0') >= 0) {
                throw invalid("process.env entry '" + variable.replace('\0', '?') + "' is not NAME=value");
            }
        }
        if (annotations.containsKey("")) {
            throw invalid("annotations has an entry with an empty name");
        }
    }

    private static EngineException invalid(String message) {
        return new EngineException(ErrorCode.CONFIG_INVALID, message);
    }

    /** Begins a configuration that runs {@code image}, a unikernel file. */
    public static Builder builder(Path image) {
        return new Builder(image);
    }

    /** Begins a configuration that differs from this one; it keeps no document. */
    public Builder toBuilder() {
        return new Builder(this);
    }

    /** The same with other arguments, the unikernel's path first, and other devices; it keeps no document. */
    public Config withGuest(List<String> newArgs, Map<String, DeviceBacking> newDevices) {
        Builder builder = toBuilder().args(newArgs);
        builder.devices.clear();
        builder.devices.putAll(newDevices);
        return builder.build();
    }

    /** Whether this is a pod's pause container, which waits without a tender. */
    public boolean isPause() {
        return args.equals(PAUSE_ARGS);
    }

    /** The arguments of the guest, without the unikernel's own path. */
    public List<String> guestArguments() {
        return args.subList(1, args.size());
    }

    /**
     * The unikernel's file on the host, always below {@code rootfs}.
     *
     * @throws EngineException {@link ErrorCode#CONFIG_INVALID} when {@code ..} would lead out of it
     */
    public Path image() {
        String inside = args.get(0);
        while (inside.startsWith("/")) {
            inside = inside.substring(1);
        }
        Path base = rootfs.normalize();
        Path image = base.resolve(inside).normalize();
        if (!image.startsWith(base) || image.equals(base)) {
            throw invalid("process.args[0] '" + args.get(0) + "' does not name a file inside " + rootfs);
        }
        return image;
    }

    /** Collects a configuration; everything but the image has a default. Not for use by several threads. */
    public static final class Builder {
        private String ociVersion = OCI_VERSION;
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
        private String tender = TENDER_AUTOMATIC;
        private @Nullable Path netnsPath;
        private @Nullable String hostname;
        private @Nullable String domainname;
        private ProcessSettings settings = ProcessSettings.INHERITED;
        private Hooks hooks = Hooks.NONE;
        private Resources resources = Resources.NONE;
        private final List<Mount> mounts = new ArrayList<>();

        private Builder(Path image) {
            Path file = image.toAbsolutePath().normalize();
            Path parent = file.getParent();
            if (parent == null) {
                throw invalid("image " + image + " is not a file");
            }
            bundle = parent;
            rootfs = parent;
            args.add(String.valueOf(file.getFileName()));
        }

        private Builder(Config from) {
            ociVersion = from.ociVersion;
            args.addAll(from.args);
            bundle = from.bundle;
            rootfs = from.rootfs;
            env.addAll(from.env);
            cwd = from.cwd;
            terminal = from.terminal;
            consoleSize = from.consoleSize;
            memory = from.memory;
            annotations.putAll(from.annotations);
            devices.putAll(from.devices);
            tender = from.tender;
            netnsPath = from.netnsPath;
            hostname = from.hostname;
            domainname = from.domainname;
            settings = from.settings;
            hooks = from.hooks;
            resources = from.resources;
            mounts.addAll(from.mounts);
        }

        /** The unikernel's path inside the rootfs, then its arguments. */
        public Builder args(List<String> values) {
            List<String> copy = List.copyOf(values);
            args.clear();
            args.addAll(copy);
            return this;
        }

        /** The unikernel's arguments, without its path. */
        public Builder arguments(List<String> values) {
            List<String> all = new ArrayList<>(args.subList(0, 1));
            all.addAll(values);
            return args(all);
        }

        public Builder arguments(String... values) {
            return arguments(List.of(values));
        }

        public Builder environment(List<String> variables) {
            List<String> copy = List.copyOf(variables);
            env.clear();
            env.addAll(copy);
            return this;
        }

        public Builder cwd(String value) {
            cwd = value;
            return this;
        }

        public Builder terminal(boolean value) {
            terminal = value;
            return this;
        }

        public Builder consoleSize(TerminalSize value) {
            consoleSize = value;
            return this;
        }

        public Builder memory(MemorySize value) {
            memory = value;
            return this;
        }

        public Builder annotation(String name, String value) {
            annotations.put(name, value);
            return this;
        }

        /** All annotations at once. */
        public Builder annotations(Map<String, String> values) {
            Map<String, String> copy = Map.copyOf(values);
            annotations.clear();
            annotations.putAll(copy);
            return this;
        }

        public Builder device(String name, DeviceBacking backing) {
            devices.put(name, backing);
            return this;
        }

        /** The network namespace of the tender and of its taps; null: the caller's. */
        public Builder netnsPath(@Nullable Path value) {
            netnsPath = value;
            return this;
        }

        public Builder tender(String name) {
            tender = name;
            return this;
        }

        public Builder hostname(@Nullable String value) {
            hostname = value;
            return this;
        }

        public Builder settings(ProcessSettings value) {
            settings = value;
            return this;
        }

        public Builder hooks(Hooks value) {
            hooks = value;
            return this;
        }

        public Builder resources(Resources value) {
            resources = value;
            return this;
        }

        public Builder mounts(List<Mount> values) {
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
                    netnsPath,
                    hostname,
                    domainname,
                    settings,
                    hooks,
                    resources,
                    mounts,
                    null);
        }
    }
}
