package io.nablaconsole.engine.store;

import io.nablaconsole.engine.api.ContainerId;
import io.nablaconsole.engine.api.EngineException;
import io.nablaconsole.engine.api.ErrorCode;
import io.nablaconsole.engine.api.Message;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Exclusive use of one container among all threads and processes. Re-entrant within a thread.
 *
 * <p>A file lock does not keep the threads of one JVM apart, so it is taken under a lock of the JVM; and closing any
 * descriptor of the file would drop it for the whole process, so only the outermost holder opens the file.
 */
public final class ContainerLock {
    /** Longer than any verb takes whose hooks do not hang. */
    static final Duration LIMIT = Duration.ofSeconds(30);

    private static final ConcurrentMap<Path, ContainerLock> IN_THIS_JVM = new ConcurrentHashMap<>();

    private final Path directory;
    private final ReentrantLock threads = new ReentrantLock();
    private int users;
    private @Nullable LockFile file;

    private ContainerLock(Path directory) {
        this.directory = directory;
    }

    /**
     * Waits for the container, then runs {@code action} while nobody else changes it.
     *
     * @throws EngineException {@link ErrorCode#CONTAINER_NOT_EXISTS} when it is gone by then;
     *     {@link ErrorCode#SYSTEM_ERROR} naming who has it when that takes longer than half a minute
     */
    public static void hold(ContainerId id, ContainerDirectory directory, Runnable action) {
        hold(id, directory, () -> {}, action);
    }

    /**
     * The same; as long as somebody else has it, {@code push} is run every other second, to end what keeps the other.
     */
    public static void hold(ContainerId id, ContainerDirectory directory, Runnable push, Runnable action) {
        hold(directory, new Patience(id, LIMIT, push), action);
    }

    static void hold(ContainerDirectory directory, Patience patience, Runnable action) {
        ContainerLock lock = take(directory, patience);
        try {
            action.run();
        } finally {
            lock.close();
        }
    }

    private static ContainerLock take(ContainerDirectory directory, Patience patience) {
        ContainerLock lock = IN_THIS_JVM.compute(directory.path(), (path, known) -> {
            ContainerLock entry = known == null ? new ContainerLock(path) : known;
            entry.users++;
            return entry;
        });
        boolean taken = false;
        try {
            for (Holder holder = lock.attempt(directory); holder != null; holder = lock.attempt(directory)) {
                patience.await(holder);
            }
            taken = true;
            return lock;
        } catch (NoSuchFileException e) {
            throw new EngineException(
                    ErrorCode.CONTAINER_NOT_EXISTS, Message.of("container %s does not exist", patience.id()), e);
        } catch (IOException e) {
            throw new EngineException(
                    ErrorCode.SYSTEM_ERROR, Message.of("cannot lock container %s: %s", patience.id(), e), e);
        } finally {
            if (!taken) {
                lock.leave();
            }
        }
    }

    /** Takes it if it is free; else tells who has it. */
    private @Nullable Holder attempt(ContainerDirectory held) throws IOException {
        if (!threads.tryLock()) {
            return Holder.THIS_PROGRAM;
        }
        boolean mine = threads.getHoldCount() > 1;
        try {
            if (!mine) {
                LockFile.Attempt attempt = LockFile.attempt(held);
                file = attempt.file();
                mine = file != null;
                return attempt.holder();
            }
            return null;
        } finally {
            if (!mine) {
                threads.unlock();
            }
        }
    }

    private void leave() {
        IN_THIS_JVM.computeIfPresent(directory, (path, entry) -> --entry.users == 0 ? null : entry);
    }

    private void close() {
        try {
            if (threads.getHoldCount() == 1 && file != null) {
                file.close();
            }
        } catch (IOException e) {
            throw new EngineException(ErrorCode.SYSTEM_ERROR, Message.of("cannot unlock %s: %s", directory, e), e);
        } finally {
            threads.unlock();
            leave();
        }
    }
}
