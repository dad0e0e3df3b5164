package io.nablaconsole.engine.archive;

import io.nablaconsole.engine.api.TransferProgress;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** Copies one file after the other and tells how far all of them have come. */
final class MeteredCopy {
    static final int CHUNK = 1 << 16;

    private final TransferProgress progress;
    private final long total;
    private final byte[] buffer = new byte[CHUNK];
    private long done;

    /** @param total bytes of all files; a file that grows meanwhile may bring more */
    MeteredCopy(TransferProgress progress, long total) {
        this.progress = progress;
        this.total = total;
    }

    /** Copies {@code in} to its end; false when it was called off. */
    boolean copy(InputStream in, OutputStream out) throws IOException {
        for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
            out.write(buffer, 0, count);
            done += count;
            if (!progress.goOn(done, Math.max(done, total))) {
                return false;
            }
        }
        return true;
    }
}
