package io.nablaconsole.engine.archive;

import io.nablaconsole.engine.api.Message;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/** A file of a zip, held to what the zip says of it: {@link ZipFile} compares neither its length nor its sum. */
final class ArchiveEntry extends InputStream {
    private final ZipEntry entry;
    private final InputStream in;
    private final CRC32 sum = new CRC32();
    private long count;

    private ArchiveEntry(ZipEntry entry, InputStream in) {
        this.entry = entry;
        this.in = in;
    }

    /** It is not what the archive says. */
    static final class DamagedException extends IOException {
        private static final long serialVersionUID = 1L;
        private final Message what;

        private DamagedException(Message what) {
            super(what.text());
            this.what = what;
        }

        Message what() {
            return what;
        }
    }

    static ArchiveEntry open(ZipFile zip, ZipEntry entry) throws IOException {
        try {
            return new ArchiveEntry(entry, zip.getInputStream(entry));
        } catch (ZipException e) {
            throw damaged(entry, Message.of("%s", e));
        }
    }

    private static DamagedException damaged(ZipEntry entry, Message why) {
        return new DamagedException(Message.of("its file '%s' is damaged: %s", entry.getName(), why));
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        try {
            int read = in.read(buffer, offset, length);
            if (read > 0) {
                count += read;
                sum.update(buffer, offset, read);
            }
            if (count > entry.getSize()) {
                throw damaged(entry, Message.of("it is longer than the %s bytes it was packed with", entry.getSize()));
            }
            if (read < 0 && (count != entry.getSize() || sum.getValue() != entry.getCrc())) {
                throw damaged(entry, Message.of("its length or checksum is not the one it was packed with"));
            }
            return read;
        } catch (ZipException | EOFException e) {
            throw damaged(entry, Message.of("%s", e));
        }
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
