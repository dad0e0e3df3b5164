package io.nablaconsole.engine.posix;

import io.nablaconsole.engine.api.EngineException;
import io.nablaconsole.engine.api.ProcessPipes;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;

/** The three pipes of a process; libcontainer's {@code InitializeIO}. */
public final class ProcessIo implements ProcessPipes {
    /** Made in the order of making, closed all together. */
    private final List<Descriptor> ours = new ArrayList<>();

    private final List<Descriptor> theirs = new ArrayList<>();

    private ProcessIo() {}

    /**
     * Makes the pipes.
     *
     * @param uid owner of the pipes, so that the process can open them by {@code /dev/stdout}
     * @throws EngineException SYSTEM_ERROR
     */
    public static ProcessIo open(int uid, int gid) {
        ProcessIo io = new ProcessIo();
        try {
            try {
                io.pipe(1, uid, gid);
                io.pipe(0, uid, gid);
                io.pipe(0, uid, gid);
                return io;
            } catch (IOException e) {
                io.close();
                throw e;
            }
        } catch (IOException e) {
            throw Posix.systemError(e);
        }
    }

    /** @param mine which end stays here: 0 reads, 1 writes */
    private void pipe(int mine, int uid, int gid) throws IOException {
        int[] ends = new int[2];
        Posix.check("cannot make a pipe", Posix.LIBC.pipe2(ends, LibC.O_CLOEXEC));
        theirs.add(Descriptor.held(ends[1 - mine]));
        ours.add(Descriptor.own(ends[mine]));
        Posix.check("cannot give a pipe to user " + uid, Posix.LIBC.fchown(ends[0], uid, gid));
    }

    @Override
    public OutputStream stdin() {
        return ours.get(0).output();
    }

    @Override
    public InputStream stdout() {
        return ours.get(1).input();
    }

    @Override
    public InputStream stderr() {
        return ours.get(2).input();
    }

    @Override
    public List<Integer> processEnds() {
        return theirs.stream().map(Descriptor::number).toList();
    }

    @Override
    public void closeProcessEnds() throws IOException {
        for (Descriptor end : theirs) {
            end.close();
        }
    }

    @Override
    public void close() throws IOException {
        closeProcessEnds();
        for (Descriptor end : ours) {
            end.close();
        }
    }
}
