package io.nablaconsole.engine.qemu;

import io.nablaconsole.engine.api.DeviceBacking.BlockFile;
import io.nablaconsole.engine.api.TenderCommand.OpenDescriptor;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Files that QEMU is handed open, because it cannot be told their names. It writes the name of a multiboot kernel before
 * the guest's arguments and does not quote it, so a blank in it would begin an argument; the name of a module ends for it
 * at a blank. A name that says nothing of all that is told as it is.
 *
 * <p>Source: QEMU, {@code hw/i386/multiboot.c}.
 */
record HandedFiles(List<Path> files, int firstDescriptor) {
    private static final String MEANING_MORE = "\"'\\";

    HandedFiles {
        files = List.copyOf(files);
    }

    /** Those of a plan, whose descriptors come after its taps'. */
    static HandedFiles of(QemuPlan plan, int firstDescriptor) {
        List<Path> files = new ArrayList<>();
        if (plan.boot() == GuestBoot.KERNEL) {
            files.add(plan.image());
            Path initrd = plan.settings().initrd();
            if (initrd != null) {
                files.add(initrd);
            }
            files.removeIf(file -> !saysMore(file));
        }
        return new HandedFiles(files, firstDescriptor);
    }

    private static boolean saysMore(Path file) {
        return file.toString().chars().anyMatch(c -> c <= ' ' || c == 0x7f || MEANING_MORE.indexOf(c) >= 0);
    }

    /** What QEMU is told instead of a file's name, or that name. */
    String name(Path file) {
        int index = files.indexOf(file);
        return index < 0 ? file.toString() : "/proc/self/fd/" + (firstDescriptor + index);
    }

    List<OpenDescriptor> descriptors() {
        List<OpenDescriptor> open = new ArrayList<>();
        for (Path file : files) {
            int number = firstDescriptor + open.size();
            open.add(new OpenDescriptor(number, new BlockFile(file, true, BlockFile.DEFAULT_BLOCK_SIZE)));
        }
        return open;
    }
}
