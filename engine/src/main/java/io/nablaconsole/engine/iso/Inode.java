package io.nablaconsole.engine.iso;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Map;

/**
 * What Linux knows of a file besides its name and content.
 *
 * @param mode type and permissions
 * @param device which device it is, as the C library writes it; 0 for all else
 */
record Inode(int mode, int uid, int gid, Instant modified, long device) {
    static final int DIRECTORY = 0040000;
    static final int REGULAR = 0100000;
    static final int SYMBOLIC_LINK = 0120000;

    private static final int TYPE = 0170000;
    private static final int CHARACTER_DEVICE = 0020000;
    private static final int BLOCK_DEVICE = 0060000;

    /** All that {@code path} itself is, where it is a link too. */
    static Inode of(Path path) {
        try {
            Map<String, Object> facts =
                    Files.readAttributes(path, "unix:mode,uid,gid,rdev,lastModifiedTime", LinkOption.NOFOLLOW_LINKS);
            return new Inode(
                    number(facts, "mode").intValue(),
                    number(facts, "uid").intValue(),
                    number(facts, "gid").intValue(),
                    facts.get("lastModifiedTime") instanceof FileTime time ? time.toInstant() : Instant.EPOCH,
                    number(facts, "rdev").longValue());
        } catch (IOException e) {
            throw HostTree.unreadable(path, e);
        }
    }

    private static Number number(Map<String, Object> facts, String name) {
        return facts.get(name) instanceof Number number ? number : 0;
    }

    /** One of the superuser's. */
    static Inode made(int mode, Instant modified) {
        return new Inode(mode, 0, 0, modified, 0);
    }

    int type() {
        return mode & TYPE;
    }

    boolean isDevice() {
        return type() == CHARACTER_DEVICE || type() == BLOCK_DEVICE;
    }

    int major() {
        return (int) ((device >> 8 & 0xfff) | (device >> 32 & ~0xfff));
    }

    int minor() {
        return (int) ((device & 0xff) | (device >> 12 & 0xffffff00L));
    }
}
