package io.nablaconsole.engine.container;

import io.nablaconsole.engine.api.ContainerIo;
import io.nablaconsole.engine.api.ProcessPipes;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;

/** Carries bytes between a process's pipes and streams of the caller, on threads that end with the process. */
final class StreamPump {
    private StreamPump() {}

    static void start(ProcessPipes pipes, ContainerIo.Streams streams) {
        InputStream input = streams.stdin() == null ? InputStream.nullInputStream() : streams.stdin();
        OutputStream stdin = pipes.stdin();
        // the end of the caller's input is the end of the process's
        run("stdin", () -> carry(input, stdin, stdin));
        run("stdout", () -> carry(pipes.stdout(), orNothing(streams.stdout()), pipes.stdout()));
        run("stderr", () -> carry(pipes.stderr(), orNothing(streams.stderr()), pipes.stderr()));
    }

    private static OutputStream orNothing(@Nullable OutputStream stream) {
        return stream == null ? OutputStream.nullOutputStream() : stream;
    }

    private static void run(String name, Runnable task) {
        Thread thread = new Thread(task, "nabla-" + name);
        thread.setDaemon(true);
        thread.start();
    }

    /** @param ours the pipe, closed at the end; the caller's stream is left open */
    private static void carry(InputStream from, OutputStream to, Closeable ours) {
        try (ours) {
            from.transferTo(to);
            to.flush();
        } catch (IOException e) {
            // the process, or the caller's stream, has ended: there is nobody to carry bytes to
            return;
        }
    }
}
