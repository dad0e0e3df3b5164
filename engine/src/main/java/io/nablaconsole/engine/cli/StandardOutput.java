package io.nablaconsole.engine.cli;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Standard output as every other program has it: one that cannot be written to ends the program. A {@link PrintStream}
 * alone would go on in silence, so that {@code nablactl logs -f ID | head -1} ran for as long as the guest.
 */
final class StandardOutput extends OutputStream {
    /** What a shell shows of a program that SIGPIPE ended. */
    static final int READER_GONE = 128 + 13;

    private static final int BUFFER = 1 << 13;
    private static final int FILE_TYPE = 0170000;
    private static final int FIFO = 0010000;
    private static final int SOCKET = 0140000;

    /** It could not be written to; whatever comes later cannot either. */
    static final class Broken extends RuntimeException {
        private static final long serialVersionUID = 1;

        private Broken(IOException cause) {
            super("cannot write to standard output: " + cause.getMessage(), cause);
        }

        /** Whether whoever read a pipe has gone, which is nobody's fault and needs no words. */
        boolean readerGone() {
            try {
                int mode = (Integer) Files.getAttribute(Path.of("/proc/self/fd/1"), "unix:mode");
                return (mode & FILE_TYPE) == FIFO || (mode & FILE_TYPE) == SOCKET;
            } catch (IOException | UnsupportedOperationException e) {
                return false;
            }
        }
    }

    private final OutputStream out;
    private volatile @Nullable Broken broken;

    StandardOutput(OutputStream out) {
        this.out = out;
    }

    /** Makes {@link System#out} one. */
    static void install() {
        OutputStream out =
                new BufferedOutputStream(new StandardOutput(new FileOutputStream(FileDescriptor.out)), BUFFER);
        System.setOut(new PrintStream(out, true, charset()));
    }

    /** The one that the JDK gave it; which property says so depends on the JDK. */
    private static Charset charset() {
        for (String property : new String[] {"stdout.encoding", "sun.stdout.encoding", "native.encoding"}) {
            String name = System.getProperty(property);
            if (name != null && Charset.isSupported(name)) {
                return Charset.forName(name);
            }
        }
        return Charset.defaultCharset();
    }

    @Override
    public void write(int one) {
        write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) {
        check();
        try {
            out.write(bytes, from, length);
        } catch (IOException e) {
            Broken failure = new Broken(e);
            broken = failure;
            throw failure;
        }
    }

    @Override
    public void flush() {
        check();
    }

    private void check() {
        Broken before = broken;
        if (before != null) {
            throw before;
        }
    }
}
