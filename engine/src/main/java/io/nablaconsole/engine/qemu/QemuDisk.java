package io.nablaconsole.engine.qemu;

import java.nio.file.Path;

/**
 * A disk of a guest.
 *
 * @param file absolute path of a file or block device
 * @param readOnly writes of the guest fail
 * @param blockSize bytes of a sector, as the guest sees it
 */
record QemuDisk(Path file, DiskFormat format, boolean readOnly, int blockSize) {
    QemuDisk(Path file, DiskFormat format, boolean readOnly) {
        this(file, format, readOnly, SECTOR);
    }

    /** What every guest expects unless told otherwise. */
    static final int SECTOR = 512;
}
