package io.nablaconsole.engine.posix;

import io.nablaconsole.engine.api.EngineException;
import io.nablaconsole.engine.api.ErrorCode;
import io.nablaconsole.engine.api.Message;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** What a process that becomes another program needs: the end of its own. */
public final class Execution {
    private Execution() {}

    /**
     * Reads a descriptor this process was started with, a pipe or a socket, to its end, and closes it.
     *
     * @throws EngineException {@link ErrorCode#SYSTEM_ERROR} when it cannot be read
     */
    public static byte[] readAll(int descriptor) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        byte[] chunk = new byte[8 << 10];
        try {
            while (true) {
                int count = Posix.check(
                        "cannot read descriptor " + descriptor, (int) Posix.LIBC.read(descriptor, chunk, chunk.length));
                if (count == 0) {
                    Posix.check("cannot close descriptor " + descriptor, Posix.LIBC.close(descriptor));
                    return all.toByteArray();
                }
                all.write(chunk, 0, count);
            }
        } catch (IOException e) {
            throw Posix.systemError(e);
        }
    }

    /**
     * Replaces this process, all its threads with it, by {@code program}, with an empty environment.
     *
     * @return the reason why that did not happen; else it does not return
     */
    public static EngineException replace(Path program, List<String> argv) {
        try {
            Posix.check(
                    "cannot execute " + program,
                    Posix.LIBC.execve(program.toString(), argv.toArray(String[]::new), new String[0]));
            return new EngineException(ErrorCode.SYSTEM_ERROR, Message.of("executing %s had no effect", program));
        } catch (IOException e) {
            return Posix.systemError(e);
        }
    }
}
