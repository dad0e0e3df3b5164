package io.nablaconsole.engine.api;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a process that is to become a container's init is told; libcontainer's {@code initConfig}.
 *
 * <p>The seed's init is told everything so, as it has nothing else. Here the container's own directory has it, so most of
 * this must agree with what the container was created with; only arguments, working directory and further variables of the environment count by
 * themselves. The seed's {@code config} member, which repeats all of it, is written for readers and not read.
 *
 * @param fsPath file of the guest's first disk; null: none
 * @param tap the guest's first tap; null: none
 * @param memory of the guest
 */
public record InitConfig(
        String id,
        Path bundlePath,
        Path root,
        List<String> args,
        @Nullable Path fsPath,
        String cwd,
        List<String> env,
        @Nullable String tap,
        @Nullable Path netnsPath,
        Hooks hooks,
        MemorySize memory,
        List<Mount> mounts) {
    public InitConfig {
        args = List.copyOf(args);
        env = List.copyOf(env);
        mounts = List.copyOf(mounts);
    }

    /** What the init of a container is told. */
    public static InitConfig of(ContainerId id, Config config) {
        return new InitConfig(
                id.value(),
                config.bundle(),
                config.rootfs(),
                config.args(),
                first(config, DeviceBacking.BlockFile.class)
                        .map(DeviceBacking.BlockFile::file)
                        .orElse(null),
                config.cwd(),
                config.env(),
                first(config, DeviceBacking.Tap.class)
                        .map(DeviceBacking.Tap::name)
                        .orElse(null),
                config.netnsPath(),
                config.hooks(),
                config.memory(),
                config.mounts());
    }

    private static <T extends DeviceBacking> Optional<T> first(Config config, Class<T> kind) {
        return config.devices().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(Map.Entry::getValue)
                .filter(kind::isInstance)
                .map(kind::cast)
                .findFirst();
    }

    /**
     * The process that this asks for, with the caller's streams and nobody of the engine to watch it.
     *
     * @param config what the container was created with
     * @throws EngineException {@link ErrorCode#CONFIG_INVALID} naming the members that do not agree with it
     */
    public ContainerProcess process(Config config) {
        InitConfig own = of(new ContainerId(id), config);
        Map<String, Boolean> agree = new LinkedHashMap<>();
        agree.put("bundlepath", bundlePath.equals(own.bundlePath));
        agree.put("root", root.equals(own.root));
        agree.put("fspath", Objects.equals(fsPath, own.fsPath));
        agree.put("tap", Objects.equals(tap, own.tap));
        boolean more =
                env.size() >= own.env.size() && env.subList(0, own.env.size()).equals(own.env);
        agree.put("env", more);
        agree.put("netnspath", Objects.equals(netnsPath, own.netnsPath));
        agree.put("hooks", hooks.equals(own.hooks));
        agree.put("mem", memory.equals(own.memory));
        agree.put("Mounts", mounts.equals(own.mounts));
        agree.values().removeIf(Boolean::booleanValue);
        if (!agree.isEmpty()) {
            throw new EngineException(
                    ErrorCode.CONFIG_INVALID,
                    Message.of(
                            "what the init is told of container %s is not what it was created with: %s",
                            id, String.join(", ", agree.keySet())));
        }
        return new ContainerProcess(args, env.subList(own.env.size(), env.size()), new ContainerIo.Supervised(null))
                .withCwd(cwd);
    }
}
