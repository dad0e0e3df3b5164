package io.nablaconsole.engine.api;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/** Makes and finds the containers below one root directory; libcontainer's {@code Factory}. Thread-safe. */
public interface Factory {
    /** The directory that holds everything. */
    Path root();

    /** {@code nabla}. */
    String type();

    /**
     * Checks {@code config} with all that is known about this host, making nothing.
     *
     * @throws EngineException {@link ErrorCode#CONFIG_INVALID} as {@link #create} would
     */
    void validate(Config config);

    /**
     * What a container {@code id} made from {@code config} would run, making nothing; for people to look at.
     *
     * @throws EngineException {@link ErrorCode#INVALID_ID_FORMAT}; {@link ErrorCode#CONFIG_INVALID} when nothing could
     */
    LaunchPlan preview(String id, Config config);

    /**
     * What to say of a container {@code id} made from {@code config}: what of it has no effect, and what other containers
     * have too. {@link #create} logs the same as warnings.
     *
     * @throws EngineException {@link ErrorCode#INVALID_ID_FORMAT}; {@link ErrorCode#CONFIG_INVALID} when nothing could run it
     */
    default List<Message> warnings(String id, Config config) {
        return List.of();
    }

    /**
     * Creates a stopped container. Atomic: on error nothing is left of it.
     *
     * @throws EngineException {@link ErrorCode#ID_IN_USE}, {@link ErrorCode#INVALID_ID_FORMAT},
     *     {@link ErrorCode#CONFIG_INVALID}, {@link ErrorCode#SYSTEM_ERROR}
     */
    Container create(String id, Config config);

    /**
     * Finds a container.
     *
     * @throws EngineException {@link ErrorCode#INVALID_ID_FORMAT}, {@link ErrorCode#CONTAINER_NOT_EXISTS},
     *     {@link ErrorCode#SYSTEM_ERROR} naming the file when its state cannot be read
     */
    Container load(String id);

    /**
     * Turns this process into the init of one of the containers: the entry of a program that is started for nothing
     * else, as {@code nablactl init}. The environment variable {@code _LIBCONTAINER_INITPIPE} is the number of an open
     * descriptor to read an {@link InitConfig} as JSON from, to its end; {@code _LIBCONTAINER_STATEDIR} that of the
     * container's directory. What the container is made of is given to the kernel, prestart and create hooks run, and
     * then nothing of this program is left: it waits, as nabla-shim's init, for {@link Container#exec} (its fifo is there
     * when it does) and becomes the tender. This process must not lead a process group without leading its session too;
     * it has the standard streams it was started with, and whoever started it waits for its end.
     *
     * <p>Differs from the seed: its init does not come back to Go before the tender is executed, this one never returns
     * to Java at all; and {@link Container#start} needs neither, as the shim forks an init of its own.
     *
     * @throws EngineException {@link ErrorCode#SYSTEM_ERROR} when it was not started so;
     *     {@link ErrorCode#CONFIG_INVALID} naming what is wrong in what it was told, {@link ErrorCode#CONTAINER_NOT_EXISTS},
     *     {@link ErrorCode#CONTAINER_NOT_STOPPED}; nothing has changed then
     */
    void startInitialization();

    /** Every container below the root by id; those whose state cannot be read say so in {@code problem}. */
    List<ContainerSnapshot> list();

    /**
     * Removes what is left of a container, even when its state cannot be read; does nothing when there is none.
     *
     * @param force kill it first when it lives
     * @throws EngineException {@link ErrorCode#CONTAINER_NOT_STOPPED} when it lives and {@code force} is not set
     */
    void delete(String id, boolean force);

    /**
     * What was made for containers that do not exist, by programs that were killed half way: directories nobody is
     * working in, taps, bridges. Nothing is changed.
     */
    default List<Leftover> leftovers() {
        return List.of();
    }

    /**
     * Removes all {@link #leftovers}; every one is tried.
     *
     * @return what was removed
     * @throws EngineException {@link ErrorCode#SYSTEM_ERROR} naming all that could not be removed
     */
    default List<Leftover> prune() {
        return List.of();
    }

    /**
     * Tells {@code listener} of every change below the root, whoever made it, until closed. Changes made before the call
     * are not told; call {@link #list} after it. The listener runs on an engine thread and must not block.
     */
    Subscription watch(Consumer<ContainerEvent> listener);
}
