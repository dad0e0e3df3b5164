package io.nablaconsole.engine.qemu;

import io.nablaconsole.engine.api.EngineException;
import io.nablaconsole.engine.api.ErrorCode;
import io.nablaconsole.engine.api.Message;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Looks whether somebody else has a disk that is to be written: QEMU would find that out only after it was started. */
final class DiskLocks {
    private DiskLocks() {}

    /** @throws EngineException {@link ErrorCode#CONFIG_INVALID} naming who has one of the plan's disks */
    static void requireFree(QemuPlan plan) {
        for (QemuDisk disk : plan.disks()) {
            if (!disk.readOnly() && isHeld(disk.file())) {
                Message who = holder(disk.file());
                throw new EngineException(
                        ErrorCode.CONFIG_INVALID,
                        Message.of(
                                "disk %s is in use by %s: stop that, or attach another disk",
                                disk.file(), who == null ? Message.of("some other process") : who));
            }
        }
    }

    /** QEMU and this engine's other tenders lock what they have. */
    private static boolean isHeld(Path file) {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
                FileLock lock = channel.tryLock()) {
            return lock == null;
        } catch (IOException | OverlappingFileLockException e) {
            return false; // a file that cannot be opened or locked: QEMU says why
        }
    }

    private static @Nullable Message holder(Path file) {
        try {
            return PortHolder.process(Set.of(file.toRealPath().toString())).orElse(null);
        } catch (IOException e) {
            return null;
        }
    }
}
