package io.nablaconsole.engine.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Notices SIGQUIT, which a JVM lets nobody handle: it prints all threads to standard output, here into the guest's console.
 * Where it finds the file by which the JDK's own tools (jcmd) ask for a socket, it makes that socket and prints nothing;
 * so the file is laid out, and each new socket is one signal.
 */
final class QuitSignal {
    private static final long LOOK_MS = 50;

    private QuitSignal() {}

    /** Runs {@code action} at each from now on; where there is no file to be laid out, the JVM does as ever. */
    static void on(Runnable action) {
        long pid = ProcessHandle.current().pid();
        Path asked = Path.of("/tmp/.attach_pid" + pid);
        Path answer = Path.of("/tmp/.java_pid" + pid);
        try {
            Files.createFile(asked);
            asked.toFile().deleteOnExit();
        } catch (IOException | IllegalStateException e) {
            return;
        }
        Thread thread = new Thread(() -> look(answer, action), "nablactl-quit");
        thread.setDaemon(true);
        thread.start();
    }

    private static void look(Path answer, Runnable action) {
        try {
            while (true) {
                if (Files.deleteIfExists(answer)) {
                    action.run();
                }
                Thread.sleep(LOOK_MS);
            }
        } catch (IOException e) {
            // nothing of ours is there to be looked at any more
            return;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
