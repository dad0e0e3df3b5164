package io.nablaconsole.engine.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.nablaconsole.engine.api.ContainerEvent;
import io.nablaconsole.engine.api.ContainerId;
import io.nablaconsole.engine.api.ContainerSnapshot;
import io.nablaconsole.engine.api.MemorySize;
import io.nablaconsole.engine.api.Status;
import io.nablaconsole.engine.store.ContainerDirectory;
import io.nablaconsole.engine.store.StoreRoot;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What is told of a root whose containers are directories with a word in them. */
@Timeout(60)
class RootWatchTest {
    private static final Duration NEVER = Duration.ofDays(1);

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    Path path;

    @SuppressWarnings("NullAway.Init") // each test does
    private StoreRoot root;

    private final BlockingQueue<String> told = new LinkedBlockingQueue<>();
    private final Map<String, String> untraced = new ConcurrentHashMap<>();
    private final Set<String> unreadable = ConcurrentHashMap.newKeySet();

    @BeforeEach
    void open() {
        root = StoreRoot.open(path.resolve("root"));
    }

    private RootWatch watch(Duration interval, Consumer<ContainerEvent> listener) {
        return RootWatch.start(root, this::look, listener, interval);
    }

    private RootWatch watch(Duration interval) {
        return watch(interval, event -> told.add(event.id() + " " + word(event)));
    }

    private static String word(ContainerEvent event) {
        return event.snapshot() == null ? "gone" : event.snapshot().image();
    }

    private Optional<ContainerSnapshot> look(ContainerId id) {
        if (unreadable.contains(id.value())) {
            throw new IllegalStateException("nobody expected that");
        }
        ContainerDirectory files = root.directory(id);
        if (!files.exists()) {
            return Optional.empty();
        }
        String word = untraced.getOrDefault(id.value(), Files.exists(files.exit()) ? "ended" : "made");
        return Optional.of(new ContainerSnapshot(
                id, Status.RUNNING, word, "", new MemorySize(0), 0, Instant.EPOCH, null, null, Map.of(), null));
    }

    private void make(String id) {
        try {
            Path aside = Files.createDirectory(path.resolve("aside"));
            Files.writeString(aside.resolve("state.json"), "{}");
            Files.move(aside, root.path().resolve(id));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void end(String id) throws IOException {
        Files.createFile(root.path().resolve(id).resolve("exit.json"));
    }

    private void delete(String id) {
        try {
            ContainerDirectory.deleteTree(root.path().resolve(id));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void await(String word) throws InterruptedException {
        await(word::equals);
    }

    private void await(Predicate<String> word) throws InterruptedException {
        String next;
        do {
            next = told.poll(20, TimeUnit.SECONDS);
            assertThat(next).as("what is told").isNotNull();
        } while (!word.test(next));
    }

    @Test
    void whatLeavesNoTraceIsSeenAlsoWhileThingsHappenAllTheTime() throws Exception {
        make("busy");
        make("silent");
        AtomicInteger touches = new AtomicInteger();
        try (RootWatch watch = watch(Duration.ofSeconds(1))) {
            assertThat(watch).isNotNull();
            untraced.put("silent", "dead");
            Thread events = new Thread(() -> {
                Path file = root.path().resolve("busy").resolve("file");
                try {
                    while (!Thread.currentThread().isInterrupted()) {
                        Files.deleteIfExists(file);
                        Files.createFile(file);
                        touches.incrementAndGet();
                        Thread.sleep(100);
                    }
                } catch (IOException | InterruptedException e) {
                    return; // the test is over
                }
            });
            events.start();
            try {
                await("silent dead");
            } finally {
                events.interrupt();
                events.join();
            }
        }
        assertThat(touches).hasPositiveValue();
    }

    @Test
    void oneDeletedAndMadeAgainAtOnceIsWatchedAgain() throws Exception {
        make("one");
        make("other");
        Consumer<ContainerEvent> listener = event -> {
            if (event.id().value().equals("other")) {
                // while the watch is here both happen: it wakes up to the end and the new beginning together
                delete("one");
                make("one");
            }
            told.add(event.id() + " " + word(event));
        };
        try (RootWatch watch = watch(NEVER, listener)) {
            assertThat(watch).isNotNull();
            end("other");
            await("other ended");
            // that the other is told again says that all before is done with: from here on no look comes
            untraced.put("other", "idle");
            Files.createFile(root.path().resolve("other").resolve("file"));
            await("other idle");
            end("one");
            await("one ended");
        }
    }

    @Test
    void aRootThatIsMadeAgainIsWatchedAgainWithAllInIt() throws Exception {
        make("one");
        try (RootWatch watch = watch(Duration.ofSeconds(1))) {
            assertThat(watch).isNotNull();
            ContainerDirectory.deleteTree(root.path());
            await("one gone");
            Files.createDirectory(root.path());
            make("one");
            await("one made");
        }
    }

    @Test
    void aListenerThatThrowsHearsTheNextOneAllTheSame() throws Exception {
        AtomicInteger calls = new AtomicInteger();
        try (RootWatch watch = watch(NEVER, event -> {
            told.add(event.id() + " " + word(event));
            if (calls.incrementAndGet() == 1) {
                throw new IllegalStateException("a listener's own trouble");
            }
        })) {
            assertThat(watch).isNotNull();
            make("one");
            await("one made");
            make("two");
            await("two made");
        }
    }

    @Test
    void oneThatCannotBeLookedAtHidesNoOther() throws Exception {
        make("odd");
        unreadable.add("odd");
        try (RootWatch watch = watch(NEVER)) {
            assertThat(watch).isNotNull();
            end("odd");
            make("two");
            await("two made");
            unreadable.clear();
            delete("odd");
            make("odd");
            await("odd made");
        }
    }
}
