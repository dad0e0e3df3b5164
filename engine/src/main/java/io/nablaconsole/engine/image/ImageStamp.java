package io.nablaconsole.engine.image;

import io.nablaconsole.engine.api.ImageChange;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.zip.CRC32C;

/**
 * What a unikernel's file was when it was read. A file that was only touched or copied over with the same content is the
 * same; one whose kernel's times have not moved is not read again.
 */
public final class ImageStamp {
    private static final String ATTRIBUTES = "unix:dev,ino,size,ctime";
    private static final int CHUNK = 1 << 16;

    private ImageStamp() {}

    /** The stamp of {@code image}; empty when it cannot be read. */
    public static String of(Path image) {
        try {
            return place(image) + " " + sum(image);
        } catch (IOException e) {
            return "";
        }
    }

    /** What became of {@code image} since {@code stamp} was taken; nothing is known of an empty one. */
    public static ImageChange since(String stamp, Path image) {
        if (stamp.isEmpty()) {
            return ImageChange.NONE;
        }
        try {
            boolean same = stamp.startsWith(place(image) + " ") || stamp.endsWith(" " + sum(image));
            return same ? ImageChange.NONE : ImageChange.REBUILT;
        } catch (IOException e) {
            return ImageChange.GONE;
        }
    }

    private static String place(Path image) throws IOException {
        Map<String, Object> is = Files.readAttributes(image, ATTRIBUTES);
        return is.get("dev") + ":" + is.get("ino") + ":" + is.get("size") + ":" + is.get("ctime");
    }

    private static String sum(Path image) throws IOException {
        if (!Files.isRegularFile(image)) {
            throw new IOException(image + " is not a regular file");
        }
        CRC32C sum = new CRC32C();
        ByteBuffer buffer = ByteBuffer.allocate(CHUNK);
        try (FileChannel file = FileChannel.open(image, StandardOpenOption.READ)) {
            while (file.read(buffer) >= 0) {
                sum.update(buffer.flip());
                buffer.clear();
            }
            return file.size() + "/" + Long.toHexString(sum.getValue());
        }
    }
}
