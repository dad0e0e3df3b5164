package io.nablaconsole.engine.qemu;

import static org.assertj.core.api.Assertions.assertThat;

import io.nablaconsole.engine.program.ProgramRun;
import io.nablaconsole.engine.program.ProgramSearch;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;

/** Media a machine boots Linux from by itself, with a boot loader of the distribution's. */
enum BootMedium {
    CD {
        @Override
        Path write(LinuxGuest guest, Path directory) {
            return hybrid(guest, directory);
        }
    },
    /** The same bytes as a disk: the image has a boot sector for either. */
    DISK {
        @Override
        Path write(LinuxGuest guest, Path directory) {
            Path disk = directory.resolve("linux.qcow2");
            QemuHost.image(
                    "convert",
                    "-f",
                    "raw",
                    "-O",
                    "qcow2",
                    hybrid(guest, directory).toString(),
                    disk.toString());
            return disk;
        }
    };

    private static final Path ISOLINUX = Path.of("/usr/lib/ISOLINUX");
    private static final Path MODULES = Path.of("/usr/lib/syslinux/modules/bios");
    private static final String MENU = """
            DEFAULT linux
            LABEL linux
                KERNEL /vmlinuz
                INITRD /initrd
                APPEND console=ttyS0 panic=-1 quiet
            """;

    /** Writes it into {@code directory}; the test is skipped where the programs for that are missing. */
    abstract Path write(LinuxGuest guest, Path directory);

    private static Path hybrid(LinuxGuest guest, Path directory) {
        Optional<Path> xorriso = ProgramSearch.path().find("xorriso");
        Assumptions.assumeTrue(
                xorriso.isPresent()
                        && Files.exists(ISOLINUX.resolve("isolinux.bin"))
                        && Files.exists(MODULES.resolve("ldlinux.c32")),
                "skipped: needs a boot loader (Debian: apt-get install xorriso isolinux syslinux-common)");
        Path tree = directory.resolve("medium");
        try {
            Files.createDirectories(tree);
            Files.copy(guest.kernel(), tree.resolve("vmlinuz"));
            Files.copy(guest.initrd(), tree.resolve("initrd"));
            Files.copy(ISOLINUX.resolve("isolinux.bin"), tree.resolve("isolinux.bin"));
            Files.copy(MODULES.resolve("ldlinux.c32"), tree.resolve("ldlinux.c32"));
            Files.writeString(tree.resolve("isolinux.cfg"), MENU);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Path image = directory.resolve("linux.iso");
        List<String> command = List.of(
                xorriso.orElseThrow().toString(),
                "-as",
                "mkisofs",
                "-quiet",
                "-o",
                image.toString(),
                "-b",
                "isolinux.bin",
                "-c",
                "boot.cat",
                "-no-emul-boot",
                "-boot-load-size",
                "4",
                "-boot-info-table",
                "-isohybrid-mbr",
                ISOLINUX.resolve("isohdpfx.bin").toString(),
                tree.toString());
        ProgramRun run = ProgramRun.of(command, Duration.ofSeconds(60));
        assertThat(run.code()).as(run.complaint().text()).isZero();
        return image;
    }
}
