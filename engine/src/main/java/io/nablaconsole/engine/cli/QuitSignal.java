package io.nablaconsole.engine.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;

/**
 * Notices SIGQUIT, which a JVM lets nobody handle: it prints all threads to standard output, here into the guest's console.
 * Where it finds the file by which the JDK's own tools (jcmd) ask for a socket, it makes that socket and prints nothing;
 * so the file is laid out, and each new socket is one signal. Everybody may write where it lies: what is another user's
 * there, or no socket, is none of the JVM's and stays.
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
        Thread thread = new Thread(() -> look(asked, answer, action), "nablactl-quit");
        thread.setDaemon(true);
        thread.start();
    }

    private static void look(Path asked, Path answer, Runnable action) {
        try {
            while (true) {
                if (take(asked, answer)) {
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

    /** Whether {@code answer} is a socket of whom {@code asked} belongs to; it is gone then. */
    static boolean take(Path asked, Path answer) throws IOException {
        if (!Files.exists(answer, LinkOption.NOFOLLOW_LINKS)) {
            return false;
        }
        boolean socket = Files.readAttributes(answer, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
                .isOther();
        return socket && uid(answer).equals(uid(asked)) && Files.deleteIfExists(answer);
    }

    private static Object uid(Path path) throws IOException {
        return Files.getAttribute(path, "unix:uid", LinkOption.NOFOLLOW_LINKS);
    }
}
