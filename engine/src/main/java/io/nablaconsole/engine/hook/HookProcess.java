package io.nablaconsole.engine.hook;

import io.nablaconsole.engine.api.EngineException;
import io.nablaconsole.engine.api.ErrorCode;
import io.nablaconsole.engine.api.Hook;
import io.nablaconsole.engine.api.Message;
import io.nablaconsole.engine.api.Signal;
import io.nablaconsole.engine.shim.Shim;
import io.nablaconsole.engine.store.ProcessIdentity;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One run of one hook. */
final class HookProcess {
    /** How much of what a failed hook printed is worth showing. */
    private static final int SHOWN = 500;

    private static final int READ = 64 << 10;

    private final Shim shim;
    private final Hook hook;
    private final Path output;
    private final Path input;

    HookProcess(Shim shim, Hook hook, Path files) {
        this.shim = shim;
        this.hook = hook;
        output = files.resolve("output");
        input = files.resolve("state.json");
    }

    void run(@Nullable Path namespace, String state, @Nullable Path directory) throws IOException {
        Files.writeString(input, state);
        ProcessBuilder builder = shim.hook(namespace, hook)
                .redirectInput(input.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        if (directory != null) {
            builder.directory(directory.toFile());
        }
        Process process = builder.start();
        boolean ended = false;
        try {
            ended = await(process);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EngineException(ErrorCode.SYSTEM_ERROR, Message.of("interrupted while %s ran", hook.path()), e);
        } finally {
            if (!ended) {
                killGroup(process);
            }
        }
        if (!ended) {
            throw failed(Message.of("took longer than its timeout of %s s and was killed", seconds()));
        }
        if (process.exitValue() != 0) {
            throw failed(Message.of("ended with %s", process.exitValue()));
        }
    }

    private boolean await(Process process) throws InterruptedException {
        Duration timeout = hook.timeout();
        if (timeout == null) {
            process.waitFor();
            return true;
        }
        return process.waitFor(timeout.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void killGroup(Process process) {
        int pid = (int) process.pid();
        ProcessIdentity.read(pid)
                .ifPresent(view -> shim.signal(
                        new ProcessIdentity(pid, view.start(), ProcessIdentity.currentBootId()), Signal.KILL, true));
        process.destroyForcibly();
    }

    private long seconds() {
        Duration timeout = hook.timeout();
        return timeout == null ? 0 : timeout.toSeconds();
    }

    /** The beginning of what it printed: it may have printed without end. */
    private String said() throws IOException {
        try (InputStream in = Files.newInputStream(output)) {
            return new String(in.readNBytes(READ), StandardCharsets.UTF_8);
        }
    }

    private EngineException failed(Message how) throws IOException {
        String said = said().strip();
        String shown = said.length() > SHOWN ? said.substring(0, SHOWN) + "…" : said;
        return new EngineException(
                ErrorCode.SYSTEM_ERROR,
                shown.isEmpty()
                        ? Message.of("%s %s", hook.path(), how)
                        : Message.of("%s %s: %s", hook.path(), how, shown));
    }
}
