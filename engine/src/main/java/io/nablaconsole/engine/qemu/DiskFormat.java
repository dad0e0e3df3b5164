package io.nablaconsole.engine.qemu;

import io.nablaconsole.engine.api.EngineException;
import io.nablaconsole.engine.api.ErrorCode;
import io.nablaconsole.engine.api.Message;
import io.nablaconsole.engine.file.RegularFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;

/**
 * How a disk image is laid out in its file.
 *
 * <p>QEMU is always told, never left to guess: a guest can write anything into a raw disk, also the header of a format
 * that names another file of the host as its base, and would be given that file at the next start.
 */
public enum DiskFormat {
    RAW("raw", ""),
    QCOW2("qcow2", "QFI\u00fb");

    private final String driver;
    private final String mark;

    DiskFormat(String driver, String mark) {
        this.driver = driver;
        this.mark = mark;
    }

    /**
     * The format that the name tells: qcow2 when it ends in {@code .qcow2}, else raw.
     *
     * @param what where the disk was asked for, such as {@code annotations.io.nablaconsole.qemu.disk.0}
     * @param remedy what to do when the content says something else
     * @throws EngineException {@link ErrorCode#CONFIG_INVALID} when it cannot be read or name and content disagree
     */
    static DiskFormat named(Path file, Message what, Message remedy) {
        DiskFormat named = file.toString().toLowerCase(Locale.ROOT).endsWith(".qcow2") ? QCOW2 : RAW;
        DiskFormat found = marked(file, what);
        if (named != found) {
            throw new EngineException(
                    ErrorCode.CONFIG_INVALID,
                    Message.of(
                            "%s: %s has the name of a %s disk and the content of a %s one: %s",
                            what, file, named, found, remedy));
        }
        return named;
    }

    private static DiskFormat marked(Path file, Message what) {
        try (InputStream in = Channels.newInputStream(RegularFile.openDisk(file))) {
            byte[] head = in.readNBytes(QCOW2.mark.length());
            return new String(head, StandardCharsets.ISO_8859_1).equals(QCOW2.mark) ? QCOW2 : RAW;
        } catch (IOException e) {
            throw new EngineException(
                    ErrorCode.CONFIG_INVALID, Message.of("%s: cannot read disk %s: %s", what, file, e), e);
        }
    }

    /** {@code raw} or {@code qcow2}, as QEMU spells it. */
    @Override
    public String toString() {
        return driver;
    }
}
