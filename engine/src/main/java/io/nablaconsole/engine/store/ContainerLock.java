package io.nablaconsole.engine.store;

import io.nablaconsole.engine.api.ContainerId;
import io.nablaconsole.engine.api.EngineException;
import io.nablaconsole.engine.api.ErrorCode;
import io.nablaconsole.engine.api.Message;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Exclusive use of one container among all threads and processes. Re-entrant within a thread.
 *
 * <p>A file lock does not keep the threads of one JVM apart, so it is taken under a lock of the JVM; and closing any
 * descriptor of the file would drop it for the whole process, so only the outermost holder opens the file.
 */
public final class ContainerLock {
    private static final ConcurrentMap<Path, ContainerLock> IN_THIS_JVM = new ConcurrentHashMap<>();

    private final Path directory;
    private final ReentrantLock threads = new ReentrantLock();
    private int users;
    private FileChannel file;

    @SuppressWarnings("NullAway.Init") // the outermost take() opens the file before anybody else can see it
    private ContainerLock(Path directory) {
        this.directory = directory;
    }

    /**
     * Waits for the container, then runs {@code action} while nobody else changes it.
     *
     * @throws EngineException {@link ErrorCode#CONTAINER_NOT_EXISTS} when it is gone by then
     */
    public static void hold(ContainerId id, ContainerDirectory directory, Runnable action) {
        ContainerLock lock = take(id, directory);
        try {
            action.run();
        } finally {
            lock.close();
        }
    }

    private static ContainerLock take(ContainerId id, ContainerDirectory directory) {
        ContainerLock lock = IN_THIS_JVM.compute(directory.path(), (path, known) -> {
            ContainerLock entry = known == null ? new ContainerLock(path) : known;
            entry.users++;
            return entry;
        });
        lock.threads.lock();
        try {
            if (lock.threads.getHoldCount() == 1) {
                lock.lockFile(directory);
            }
            return lock;
        } catch (NoSuchFileException e) {
            lock.release();
            throw new EngineException(ErrorCode.CONTAINER_NOT_EXISTS, Message.of("container %s does not exist", id), e);
        } catch (IOException e) {
            lock.release();
            throw new EngineException(ErrorCode.SYSTEM_ERROR, Message.of("cannot lock container %s: %s", id, e), e);
        }
    }

    private void lockFile(ContainerDirectory held) throws IOException {
        FileChannel channel = LockFile.open(held.lock());
        try {
            channel.lock();
            if (!held.exists()) {
                throw new NoSuchFileException(directory.toString());
            }
            file = channel;
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    private void release() {
        threads.unlock();
        IN_THIS_JVM.computeIfPresent(directory, (path, entry) -> --entry.users == 0 ? null : entry);
    }

    private void close() {
        try {
            if (threads.getHoldCount() == 1) {
                file.close();
            }
        } catch (IOException e) {
            throw new EngineException(ErrorCode.SYSTEM_ERROR, Message.of("cannot unlock %s: %s", directory, e), e);
        } finally {
            release();
        }
    }
}
