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

    /** The same with other arguments and environment. */
    public Config withProcess(List<String> newArgs, List<String> newEnv) {
        return new Config(
                ociVersion,
                newArgs,
                bundle,
                rootfs,
                newEnv,
                cwd,
                terminal,
                consoleSize,
                memory,
                annotations,
                devices,
                tender,
                netnsPath,
                document);
    }

    /** The same with other arguments, the unikernel's path first, and other devices; it keeps its document. */
    public Config withGuest(List<String> newArgs, Map<String, DeviceBacking> newDevices) {
        return new Config(
                ociVersion,
                newArgs,
                bundle,
                rootfs,
                env,
                cwd,
                terminal,
                consoleSize,
                memory,
                annotations,
                newDevices,
                tender,
                netnsPath,
                document);
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
        private final Path image;
        private final List<String> arguments = new ArrayList<>();
        private final List<String> env = new ArrayList<>();
        private final Map<String, String> annotations = new LinkedHashMap<>();
        private final Map<String, DeviceBacking> devices = new LinkedHashMap<>();
        private boolean terminal = true;
        private TerminalSize consoleSize = TerminalSize.DEFAULT;
        private MemorySize memory = MemorySize.DEFAULT_GUEST;
        private String tender = TENDER_AUTOMATIC;
        private @Nullable Path netnsPath;

        private Builder(Path image) {
            this.image = image.toAbsolutePath().normalize();
        }

        public Builder arguments(List<String> values) {
            arguments.clear();
            arguments.addAll(values);
            return this;
        }

        public Builder arguments(String... values) {
            return arguments(List.of(values));
        }

        public Builder environment(List<String> variables) {
            env.clear();
            env.addAll(variables);
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

        /**
         * Finishes the configuration.
         *
         * @throws EngineException {@link ErrorCode#CONFIG_INVALID} naming the field that is wrong
         */
        public Config build() {
            Path parent = image.getParent();
            Path name = image.getFileName();
            if (parent == null || name == null) {
                throw invalid("image " + image + " is not a file");
            }
            List<String> args = new ArrayList<>();
            args.add(name.toString());
            args.addAll(arguments);
            return new Config(
                    OCI_VERSION,
                    args,
                    parent,
                    parent,
                    env,
                    "/",
                    terminal,
                    consoleSize,
                    memory,
                    annotations,
                    devices,
                    tender,
                    netnsPath,
                    null);
        }
    }
}
