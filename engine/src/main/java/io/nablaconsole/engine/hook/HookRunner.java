package io.nablaconsole.engine.hook;

import io.nablaconsole.engine.api.Config;
import io.nablaconsole.engine.api.ContainerId;
import io.nablaconsole.engine.api.EngineException;
import io.nablaconsole.engine.api.ErrorCode;
import io.nablaconsole.engine.api.Hook;
import io.nablaconsole.engine.api.Hooks;
import io.nablaconsole.engine.api.Message;
import io.nablaconsole.engine.api.Namespace;
import io.nablaconsole.engine.api.Signal;
import io.nablaconsole.engine.json.Json;
import io.nablaconsole.engine.oci.OciState;
import io.nablaconsole.engine.shim.Shim;
import io.nablaconsole.engine.store.ContainerDirectory;
import io.nablaconsole.engine.store.StoreRoot;
import io.nablaconsole.engine.store.Trust;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Runs the hooks of a container, in order. Each gets the container's state as JSON on its standard input. They run in
 * the engine's namespaces, but createContainer and startContainer hooks in the container's network namespace. They share
 * the others with the engine: what a hook is for, a unikernel's host and its network, is found there.
 */
public final class HookRunner {
    private static final System.Logger LOG = System.getLogger(HookRunner.class.getName());

    private final Supplier<Shim> shim;
    private final StoreRoot root;

    public HookRunner(Supplier<Shim> shim, StoreRoot root) {
        this.shim = shim;
        this.root = root;
    }

    /**
     * Runs all hooks of one point.
     *
     * @param pid of the container's init; 0 when it has none any more
     * @throws EngineException {@link ErrorCode#SYSTEM_ERROR} when one fails or takes too long; the hooks after it are
     *     not run then. After poststop, which comes too late to stop anything, it is only logged
     */
    public void run(Hooks.Point point, String id, Config config, int pid) {
        List<Hook> hooks = config.hooks().at(point);
        if (hooks.isEmpty()) {
            return;
        }
        String state = Json.line(OciState.tree(id, config, status(point), pid));
        for (int i = 0; i < hooks.size(); i++) {
            try {
                Trust.requireOwn(root, root.directory(new ContainerId(id)));
                runOne(inContainer(point) ? networkOf(config, pid) : null, id, config, hooks.get(i), state);
            } catch (EngineException e) {
                Message text = Message.of("%s hook %s of container %s failed: %s", point, i + 1, id, e);
                if (point != Hooks.Point.POSTSTOP) {
                    throw new EngineException(e.code(), text, e);
                }
                LOG.log(System.Logger.Level.WARNING, text.text());
            }
        }
    }

    /** Kills the hooks that run for container {@code id}, whichever program waits for them; it sees them fail then. */
    public void kill(String id) {
        for (Path files : root.asides(true)) {
            RunningHook.in(files)
                    .filter(hook -> hook.container().equals(id))
                    .ifPresent(hook -> shim.get().signal(hook.process(), Signal.KILL, true));
        }
    }

    private static String status(Hooks.Point point) {
        return switch (point) {
            case PRESTART, CREATE_RUNTIME, CREATE_CONTAINER -> "creating";
            case START_CONTAINER -> "created";
            case POSTSTART -> "running";
            case POSTSTOP -> "stopped";
        };
    }

    private void runOne(@Nullable Path namespace, String id, Config config, Hook hook, String state) {
        try {
            // files rather than pipes: a hook that reads or prints nothing, or too much, can then hold up nobody
            Path files = root.makeAside();
            try {
                HookProcess process = new HookProcess(shim.get(), hook, files, id);
                process.run(namespace, state, workingDirectory(config));
            } finally {
                ContainerDirectory.deleteTree(files);
            }
        } catch (IOException e) {
            throw new EngineException(ErrorCode.SYSTEM_ERROR, Message.of("cannot run %s: %s", hook.path(), e), e);
        }
    }

    private static boolean inContainer(Hooks.Point point) {
        return point == Hooks.Point.CREATE_CONTAINER || point == Hooks.Point.START_CONTAINER;
    }

    /** The network namespace of the init, which is a new one unless the configuration gives a path; null: ours. */
    private static @Nullable Path networkOf(Config config, int pid) {
        return config.namespace(Namespace.Kind.NETWORK)
                .map(space -> space.path() != null ? space.path() : Path.of("/proc", String.valueOf(pid), "ns", "net"))
                .orElse(null);
    }

    /** The bundle, as runc has it when it is called there; it may be gone when the container is deleted. */
    private static @Nullable Path workingDirectory(Config config) {
        return Files.isDirectory(config.bundle()) ? config.bundle() : Path.of("/");
    }
}
