package io.nablaconsole.engine.posix;

import io.nablaconsole.engine.api.Console;
import io.nablaconsole.engine.api.EngineException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import jnr.constants.platform.Errno;

/** A pseudo terminal: this program holds the master. */
public final class Pty implements Console {
    private static final int NAME_LENGTH = 128;
    private static final int OWNER_ONLY = 0600;

    private final Descriptor master;
    private final Path path;

    private Pty(Descriptor master, Path path) {
        this.master = master;
        this.path = path;
    }

    /**
     * Makes a terminal whose process end belongs to {@code uid} and {@code gid} alone; libcontainer's {@code NewConsole}.
     *
     * @throws EngineException SYSTEM_ERROR when there is no pty left or the owner cannot be set
     */
    public static Pty open(int uid, int gid) {
        try {
            int fd = Posix.check(
                    "cannot open a pty", Posix.LIBC.posix_openpt(LibC.O_RDWR | LibC.O_NOCTTY | LibC.O_CLOEXEC));
            Descriptor master = Descriptor.own(fd);
            try {
                return new Pty(master, prepare(fd, uid, gid));
            } catch (IOException e) {
                closeAfter(e, master);
                throw e;
            }
        } catch (IOException e) {
            throw Posix.systemError(e);
        }
    }

    private static Path prepare(int fd, int uid, int gid) throws ErrnoException {
        Posix.check("cannot set up the pty", Posix.LIBC.grantpt(fd));
        Posix.check("cannot unlock the pty", Posix.LIBC.unlockpt(fd));
        byte[] name = new byte[NAME_LENGTH];
        if (Posix.LIBC.ptsname_r(fd, name, name.length) != 0) {
            throw new ErrnoException("cannot find the name of the pty", Errno.ENOTTY.intValue());
        }
        String text = new String(name, StandardCharsets.US_ASCII);
        String path = text.substring(0, text.indexOf('\0'));
        // by path: opening and closing it once would make the master read as ended
        Posix.check("cannot give " + path + " to user " + uid, Posix.LIBC.chown(path, uid, gid));
        Posix.check("cannot make " + path + " private", Posix.LIBC.chmod(path, OWNER_ONLY));
        return Path.of(path);
    }

    private static void closeAfter(IOException failure, Descriptor descriptor) {
        try {
            descriptor.close();
        } catch (IOException e) {
            failure.addSuppressed(e);
        }
    }

    /** A terminal that somebody else holds the master of; libcontainer's {@code ConsoleFromPath}. */
    public static Console fromPath(Path path) {
        return new PtyPath(path);
    }

    /** Opens the process's end, without making it this program's controlling terminal. */
    public static Descriptor openProcessEnd(Path path) {
        try {
            int flags = LibC.O_RDWR | LibC.O_NOCTTY | LibC.O_CLOEXEC;
            return Descriptor.held(Posix.check("cannot open " + path, Posix.LIBC.open(path.toString(), flags, 0)));
        } catch (IOException e) {
            throw Posix.systemError(e);
        }
    }

    @Override
    public int read(byte[] target, int from, int length) throws IOException {
        try {
            return master.read(target, from, length);
        } catch (ErrnoException e) {
            // how Linux says that the last process has closed its end
            if (e.is(Errno.EIO)) {
                return -1;
            }
            throw e;
        }
    }

    @Override
    public void write(byte[] source, int from, int length) throws IOException {
        master.write(source, from, length);
    }

    @Override
    public Path path() {
        return path;
    }

    @Override
    public int fd() {
        return master.number();
    }

    @Override
    public void close() throws IOException {
        master.close();
    }
}
