package io.nablaconsole.engine.doctor;

import io.nablaconsole.engine.api.HostCheck;
import io.nablaconsole.engine.api.Message;
import io.nablaconsole.engine.doctor.Check.Finding;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Runs every check at once, each no longer than its limit. */
public final class Doctor {
    private static final Duration LIMIT = Duration.ofSeconds(6);

    private Doctor() {}

    /**
     * Looks at this machine.
     *
     * @param root where containers are to be kept
     */
    public static List<HostCheck> examine(Path root) {
        return examine(
                List.of(
                        new JdkCheck(),
                        new ProgramPlaceCheck(root),
                        new KvmCheck(),
                        new TapCheck(),
                        new UserNamespaceCheck(),
                        new CgroupCheck(),
                        new TenderCheck("solo5-spt", Message.of("spt unikernels run on the embedded tender instead")),
                        new TenderCheck("solo5-hvt", Message.of("hvt unikernels run on the embedded tender instead")),
                        new TenderCheck("nabla-run", Message.of("only needed for the original runtime's images")),
                        new TenderCheck("qemu-system-x86_64", Message.of("virtio unikernels and disk images need it")),
                        new WindowCheck(System.getenv("DISPLAY"), System.getenv("WAYLAND_DISPLAY"))),
                LIMIT);
    }

    static List<HostCheck> examine(List<Check> checks, Duration limit) {
        ExecutorService threads = Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(task, "nabla-doctor");
            thread.setDaemon(true);
            return thread;
        });
        try {
            long begin = System.nanoTime();
            List<Future<HostCheck>> running = checks.stream()
                    .map(check -> threads.submit(() -> examine(check)))
                    .toList();
            List<HostCheck> found = new ArrayList<>();
            for (int i = 0; i < checks.size(); i++) {
                Duration left = limit.minusNanos(System.nanoTime() - begin);
                found.add(await(checks.get(i), running.get(i), left, limit));
            }
            return List.copyOf(found);
        } finally {
            threads.shutdownNow();
        }
    }

    private static HostCheck examine(Check check) {
        long begin = System.nanoTime();
        Finding finding;
        try {
            finding = check.run();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            finding = new Finding(HostCheck.Result.BAD, Message.of("was interrupted"), null);
        } catch (Exception e) {
            finding = new Finding(HostCheck.Result.BAD, Message.of("could not be checked: %s", e), null);
        }
        Duration took = Duration.ofNanos(System.nanoTime() - begin);
        return new HostCheck(check.name(), finding.result(), finding.sentence(), finding.remedy(), took);
    }

    private static HostCheck await(Check check, Future<HostCheck> running, Duration left, Duration limit) {
        try {
            return running.get(Math.max(0, left.toNanos()), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            running.cancel(true);
            return failed(check, Message.of("did not answer within %s ms", limit.toMillis()), limit);
        } catch (ExecutionException e) {
            return failed(check, Message.of("could not be checked: %s", String.valueOf(e.getCause())), limit);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return failed(check, Message.of("was interrupted"), limit);
        }
    }

    private static HostCheck failed(Check check, Message sentence, Duration took) {
        return new HostCheck(check.name(), HostCheck.Result.BAD, sentence, null, took);
    }
}
