package io.nablaconsole.engine.api;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * One container below a factory's root; libcontainer's {@code BaseContainer}.
 *
 * <p>Safe for use by several threads, and while other processes work on the same root: any method can fail with
 * {@link ErrorCode#CONTAINER_NOT_EXISTS} when another one deleted it, and with {@link ErrorCode#SYSTEM_ERROR}. Every
 * method may block for milliseconds to seconds: never call one on a user interface's thread.
 */
public interface Container {
    ContainerId id();

    /** What the container is doing now, asked of the kernel. */
    Status status();

    State state();

    Config config();

    /** One consistent view for lists. */
    ContainerSnapshot snapshot();

    /** Its process, to be waited for and signalled; its operations fail while there never was one. */
    default InitProcess process() {
        return new ContainerInit(this);
    }

    /** Pids of its processes in the caller's namespace; exact while paused, else some may have ended meanwhile. */
    List<Integer> processes();

    /**
     * Its figures at this moment.
     *
     * @throws EngineException {@link ErrorCode#CONTAINER_NOT_RUNNING} when it has no process
     */
    Stats stats();

    /** How its last run ended; empty while it lives or when it never ran. */
    Optional<ExitRecord> exit();

    /**
     * Changes what can change in a container, live or not: annotations, CPU weight, quota and set, the memory limits of
     * its control group (the guest's own size stays) and the number of processes. All or nothing.
     *
     * @param config the whole configuration as it shall be, best made from {@link #config} with
     *     {@link Config#toBuilder}
     * @throws EngineException {@link ErrorCode#CONFIG_INVALID} naming every field that cannot change any more, or the
     *     limit this host cannot set; nothing is changed then
     */
    void set(Config config);

    /**
     * Makes the init process, which waits at the gate. Status: stopped → created.
     *
     * @throws EngineException {@link ErrorCode#CONTAINER_NOT_STOPPED}, {@link ErrorCode#CONTAINER_PAUSED},
     *     {@link ErrorCode#CONFIG_INVALID}
     */
    void start(ContainerProcess process);

    /** {@link #start} then {@link #exec}. */
    void run(ContainerProcess process);

    /**
     * Opens the gate: the init becomes the tender. Status: created → running. Returns when the tender has been executed
     * and the poststart hooks have run; when one of those fails, the container has been stopped.
     *
     * @throws EngineException {@link ErrorCode#CONTAINER_NOT_RUNNING} when the init is dead or there is none;
     *     {@link ErrorCode#SYSTEM_ERROR} with the cause when the tender could not be executed
     */
    void exec();

    /**
     * What became of its unikernel's file since the copy was made that it runs. A container outlives the file it was made
     * from; one that was built again is taken by {@link #renew} alone.
     */
    ImageChange imageChange();

    /**
     * Takes the unikernel from its file as it is now, for the next start. Without effect where a tender reads the file at
     * each start. Status: stopped or created, and stays.
     *
     * @throws EngineException {@link ErrorCode#CONFIG_INVALID} when the file cannot be run in this container; what it had
     *     stays then
     */
    void renew();

    /**
     * Sends a signal.
     *
     * @param all to its whole process group rather than the init only
     * @throws EngineException {@link ErrorCode#CONTAINER_NOT_RUNNING} when it has no process
     */
    void signal(Signal signal, boolean all);

    /**
     * Holds every process of the container. Status: running → paused.
     *
     * @throws EngineException {@link ErrorCode#CONTAINER_NOT_RUNNING}
     */
    void pause();

    /**
     * Lets a paused container go on, or one that was left half way there. Status: paused, pausing → running.
     *
     * @throws EngineException {@link ErrorCode#CONTAINER_NOT_PAUSED}
     */
    void resume();

    /**
     * Asks it to end and, when it lives on after {@code grace}, kills it with SIGKILL. A guest with a power button has
     * half of that time for it; then, and where there is none at once, comes SIGTERM. One that is held is let go on for
     * it. Without effect on a stopped one, or when another one deletes it meanwhile.
     *
     * @return how it ended
     */
    default Optional<ExitRecord> stop(Duration grace) {
        return stop(grace, new StopControl(left -> {}));
    }

    /**
     * The same, with somebody who watches and may change his mind.
     *
     * @return how it ended; empty when called off
     */
    Optional<ExitRecord> stop(Duration grace, StopControl control);

    /**
     * Waits until it has no process and its exit is recorded, without polling.
     *
     * @return how it ended; empty when {@code limit} passed first or it never ran
     */
    Optional<ExitRecord> awaitExit(Duration limit);

    /** Opens a view of its console from the first byte still kept; also long after it ended. */
    default ConsoleSession openConsole() {
        return openConsole(0);
    }

    /**
     * Opens a view of its console.
     *
     * @param offset how many bytes of all it ever wrote to pass over; bytes that the bounded log no longer has are
     *     passed over too
     */
    ConsoleSession openConsole(long offset);

    /** The runs its console's log still tells of, oldest first; empty when it never ran or its log is kept elsewhere. */
    List<RunRecord> runs();

    /** Its console with the times at which everything came, as far back as the bounded log goes. */
    Recording recording();

    /**
     * The steps of its life, oldest first, by whichever program they were made: what a copy or an import of it does not
     * take over. The last few hundred are kept; one that could not be written down, on a full disk say, is missing. Empty
     * for a container that an engine without this record made.
     */
    List<Transition> history();

    /**
     * All about it as one JSON object for people and tools: {@code config}, {@code state}, {@code exit} and
     * {@code history}, a list of objects with {@code step} ({@code create}, {@code start}, {@code exec}, {@code pause},
     * {@code resume}, {@code signal}), {@code time}, {@code nanoseconds} it took, and for a signal its name as
     * {@code signal}.
     */
    String inspect();

    /**
     * Removes all it has, killing its processes first. While one of them cannot be killed nothing is removed; then every
     * step is tried and all errors are reported together. A second call does nothing.
     */
    void destroy();
}
