package io.nablaconsole.engine.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nablaconsole.engine.api.ContainerId;
import io.nablaconsole.engine.api.EngineException;
import io.nablaconsole.engine.api.ErrorCode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A container's lock among the threads of this program and another one. */
@Timeout(60)
class ContainerLockTest {
    private static final ContainerId ID = new ContainerId("one");

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    Path root;

    @SuppressWarnings("NullAway.Init") // each test does
    private ContainerDirectory directory;

    private final ExecutorService pool = Executors.newCachedThreadPool();

    @BeforeEach
    void make() throws IOException {
        directory = new ContainerDirectory(Files.createDirectory(root.resolve("one")));
    }

    @AfterEach
    void end() {
        pool.shutdownNow();
    }

    /** Another program: holds the lock from the moment it says so until a word comes. */
    static final class Rival {
        public static void main(String[] args) {
            ContainerLock.hold(ID, new ContainerDirectory(Path.of(args[0])), () -> {
                System.out.println("held");
                System.out.flush();
                try {
                    int unused = System.in.read();
                } catch (IOException e) {
                    throw new IllegalStateException(e);
                }
            });
            System.out.println("done");
        }
    }

    private static Process rival(Path directory) throws IOException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin/java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Rival.class.getName(),
                        directory.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        assertThat(process.inputReader(StandardCharsets.UTF_8).readLine()).isEqualTo("held");
        return process;
    }

    private Future<?> inBackground(Runnable held) {
        return pool.submit(() -> ContainerLock.hold(ID, directory, held));
    }

    private Patience shortly() {
        return new Patience(ID, Duration.ofMillis(50), () -> {});
    }

    @Test
    void anotherProgramThatDoesNotLetGoIsNamed() throws Exception {
        Process rival = rival(directory.path());
        try {
            assertThatThrownBy(() -> ContainerLock.hold(directory, shortly(), () -> {}))
                    .isInstanceOf(EngineException.class)
                    .hasMessageContaining("container one has been in use by process " + rival.pid());
        } finally {
            rival.destroyForcibly().waitFor();
        }
        AtomicInteger runs = new AtomicInteger();
        ContainerLock.hold(ID, directory, runs::incrementAndGet);
        assertThat(runs).hasValue(1);
    }

    @Test
    void anotherThreadThatDoesNotLetGoIsNamed() throws Exception {
        CountDownLatch held = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        Future<?> other = inBackground(() -> {
            held.countDown();
            awaitQuietly(release);
        });
        held.await();
        assertThatThrownBy(() -> ContainerLock.hold(directory, shortly(), () -> {}))
                .hasMessageContaining("in use by another action of this program");
        release.countDown();
        other.get(20, TimeUnit.SECONDS);
        ContainerLock.hold(ID, directory, () -> {});
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Who waits for a container that is deleted and made again must not hold the lock of the old one. */
    @Test
    void whoWaitedWhileTheDirectoryWasReplacedKeepsOutOfTheNewOne() throws Exception {
        Process old = rival(directory.path());
        Process fresh = rival(Files.createDirectory(root.resolve("fresh")));
        AtomicInteger runs = new AtomicInteger();
        AtomicInteger pushes = new AtomicInteger();
        try {
            ContainerLock.hold(
                    ID,
                    directory,
                    () -> {
                        if (pushes.incrementAndGet() == 1) {
                            replaceBy("fresh");
                            release(old);
                        } else {
                            // tried again and again since: the old lock was free, the new one is not
                            assertThat(runs).hasValue(0);
                            release(fresh);
                        }
                    },
                    runs::incrementAndGet);
            assertThat(runs).hasValue(1);
            assertThat(pushes).hasValueGreaterThan(1);
        } finally {
            old.destroyForcibly();
            fresh.destroyForcibly();
        }
    }

    private void replaceBy(String name) {
        try {
            Files.move(directory.path(), root.resolve("gone"));
            Files.move(root.resolve(name), directory.path());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void release(Process rival) {
        try {
            rival.getOutputStream().close();
            assertThat(rival.inputReader(StandardCharsets.UTF_8).readLine()).isEqualTo("done");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void whatWaitsLearnsThatTheContainerIsGone() throws Exception {
        Process old = rival(directory.path());
        Future<?> waiter = inBackground(() -> {});
        Files.move(directory.path(), root.resolve("gone"));
        try {
            assertThatThrownBy(() -> waiter.get(20, TimeUnit.SECONDS))
                    .hasCauseInstanceOf(EngineException.class)
                    .cause()
                    .hasMessageContaining("container one does not exist")
                    .extracting(e -> ((EngineException) e).code())
                    .isEqualTo(ErrorCode.CONTAINER_NOT_EXISTS);
        } finally {
            old.destroyForcibly();
        }
    }

    @Test
    void itIsTheOwnersAloneAndTakenAgainWithinOneThread() throws IOException {
        AtomicInteger inner = new AtomicInteger();
        ContainerLock.hold(ID, directory, () -> ContainerLock.hold(ID, directory, inner::incrementAndGet));
        assertThat(inner).hasValue(1);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.lock())))
                .isEqualTo("rw-------");
    }

    @Test
    void neverTwoAtOnce() throws Exception {
        AtomicInteger inside = new AtomicInteger();
        AtomicInteger worst = new AtomicInteger();
        CountDownLatch done = new CountDownLatch(4);
        for (int i = 0; i < 4; i++) {
            pool.execute(() -> {
                for (int turn = 0; turn < 200; turn++) {
                    ContainerLock.hold(ID, directory, () -> {
                        worst.accumulateAndGet(inside.incrementAndGet(), Math::max);
                        Thread.onSpinWait();
                        inside.decrementAndGet();
                    });
                }
                done.countDown();
            });
        }
        assertThat(done.await(40, TimeUnit.SECONDS)).isTrue();
        assertThat(worst).hasValue(1);
    }
}
