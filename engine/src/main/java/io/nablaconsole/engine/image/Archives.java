package io.nablaconsole.engine.image;

import io.nablaconsole.engine.api.ImageReport.Kind;
import io.nablaconsole.engine.api.Message;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipFile;

/** Tells container images among tar archives by the names in them. Source: the ustar format, the OCI image layout. */
final class Archives {
    /** A damaged or hostile archive must not keep anyone waiting: so much of it is looked at. */
    private static final int MAX_ENTRIES = 1024;

    private static final long MAX_UNPACKED = 32L << 20;

    private static final int BLOCK = 512;
    private static final int NAME_LENGTH = 100;
    private static final int SIZE_AT = 124;
    private static final int SIZE_LENGTH = 12;
    private static final int MARK_AT = 257;

    private static final Message COLLECTION =
            Message.of("it is a collection of files: unpack it and choose the unikernel file");
    private static final Verdict TAR = new Verdict(Kind.ARCHIVE, Message.of("tar archive"), COLLECTION);
    private static final Verdict ZIP = new Verdict(Kind.ARCHIVE, Message.of("zip archive"), COLLECTION);
    private static final Verdict CONTAINER = new Verdict(
            Kind.ARCHIVE,
            Message.of("exported container"),
            Message.of("make a container of it: nablactl import FILE ID"));
    private static final Verdict OCI = new Verdict(
            Kind.ARCHIVE,
            Message.of("OCI container image"),
            Message.of("unpack it into a bundle first: skopeo copy oci-archive:FILE oci:IMAGE:latest and umoci"
                    + " unpack --image IMAGE:latest DIR, then nablactl run --bundle DIR ID"));
    private static final Verdict DOCKER = new Verdict(
            Kind.ARCHIVE,
            Message.of("Docker container image"),
            Message.of("unpack it into a bundle first: skopeo copy docker-archive:FILE oci:IMAGE:latest and umoci"
                    + " unpack --image IMAGE:latest DIR, then nablactl run --bundle DIR ID"));
    private static final Verdict BUNDLE = new Verdict(
            Kind.ARCHIVE,
            Message.of("packed OCI bundle"),
            Message.of("unpack it first: tar -C DIR -xf FILE, then nablactl run --bundle DIR ID"));
    private static final Verdict GZIP = new Verdict(
            Kind.ARCHIVE, Message.of("gzip file"), Message.of("unpack it first and choose the unikernel file in it"));

    private Archives() {}

    /** What the tar archive at {@code file} holds. */
    static Verdict tar(Path file) {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            return of(names(in, Long.MAX_VALUE));
        } catch (IOException e) {
            throw ImageFile.unreadable(file, e);
        }
    }

    /** What the gzip file at {@code file} holds; one that is damaged is a gzip file all the same. */
    static Verdict gzip(Path file) {
        try (InputStream in = new BufferedInputStream(new GZIPInputStream(Files.newInputStream(file)))) {
            Set<String> names = names(in, MAX_UNPACKED);
            if (names.isEmpty()) {
                return GZIP;
            }
            Verdict inside = of(names);
            return new Verdict(
                    inside.kind(), Message.of("%s, gzip-compressed", inside.description()), inside.problem());
        } catch (IOException e) {
            return GZIP;
        }
    }

    /** What the zip file at {@code file} holds; one that is damaged is a zip archive all the same. */
    static Verdict zip(Path file) {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            boolean exported = zip.getEntry("config.json") != null && zip.getEntry("inspect.json") != null;
            return exported ? CONTAINER : ZIP;
        } catch (IOException e) {
            return ZIP;
        }
    }

    /** An archive of Docker's may have an OCI layout too, which more tools read. */
    private static Verdict of(Set<String> names) {
        if (names.contains("oci-layout") || names.contains("index.json")) {
            return OCI;
        }
        if (names.contains("manifest.json")) {
            return DOCKER;
        }
        if (names.contains("config.json") && names.stream().anyMatch(name -> name.startsWith("rootfs/"))) {
            return BUNDLE;
        }
        return names.stream().anyMatch(name -> name.startsWith("blobs/")) ? OCI : TAR;
    }

    /** The names of the first entries; as many as there are before the archive's end or damage. */
    private static Set<String> names(InputStream in, long limit) throws IOException {
        Set<String> names = new HashSet<>();
        long seen = 0;
        for (int i = 0; i < MAX_ENTRIES && seen < limit; i++) {
            byte[] header = in.readNBytes(BLOCK);
            if (header.length < BLOCK || !text(header, MARK_AT, 5).equals("ustar")) {
                break;
            }
            String name = text(header, 0, NAME_LENGTH);
            names.add(name.startsWith("./") ? name.substring(2) : name);
            long padded = (size(header) + BLOCK - 1) / BLOCK * BLOCK;
            if (padded < 0 || padded > limit - seen) {
                break;
            }
            try {
                in.skipNBytes(padded);
            } catch (EOFException e) {
                break;
            }
            seen += padded + BLOCK;
        }
        return names;
    }

    /** The entry's size in bytes; far below zero when the field is damaged, which ends the walk. */
    private static long size(byte[] header) {
        String octal = text(header, SIZE_AT, SIZE_LENGTH).strip();
        return octal.matches("[0-7]{1,11}") ? Long.parseLong(octal, 8) : -2L * BLOCK;
    }

    private static String text(byte[] header, int at, int length) {
        String field = new String(header, at, length, StandardCharsets.ISO_8859_1);
        int end = field.indexOf('\0');
        return end < 0 ? field : field.substring(0, end);
    }
}
