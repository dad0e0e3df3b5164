package io.nablaconsole.engine.image;

import static org.assertj.core.api.Assertions.assertThat;

import io.nablaconsole.engine.api.ImageReport;
import io.nablaconsole.engine.api.ImageReport.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Archives made by tar and zip themselves. */
class ArchivesTest {
    private final Path directory;

    ArchivesTest(@TempDir Path directory) {
        this.directory = directory;
    }

    private Path tar(String options, String... names) throws IOException, InterruptedException {
        for (String name : names) {
            Path file = directory.resolve("in").resolve(name);
            Files.createDirectories(file.getParent());
            Files.write(file, new byte[5000]);
        }
        Path archive = directory.resolve("archive");
        List<String> command = new ArrayList<>(List.of(
                "tar",
                options,
                archive.toString(),
                "-C",
                directory.resolve("in").toString()));
        command.addAll(List.of(names));
        Process tar = new ProcessBuilder(command).inheritIO().start();
        assertThat(tar.waitFor()).isZero();
        return archive;
    }

    private Path zip(String... names) throws IOException {
        Path archive = directory.resolve("archive.zip");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(archive))) {
            for (String name : names) {
                zip.putNextEntry(new ZipEntry(name));
                zip.write(1);
            }
        }
        return archive;
    }

    @ParameterizedTest
    @CsvSource({
        "oci-layout,OCI container image,oci-archive:",
        "manifest.json,Docker container image,docker-archive:",
        "rootfs/app.spt config.json,packed OCI bundle,nablactl run --bundle",
        "blobs/sha256/aa,OCI container image,umoci unpack",
        "readme,tar archive,choose the unikernel file"
    })
    void tarIsToldByWhatItHolds(String more, String description, String advice)
            throws IOException, InterruptedException {
        List<String> names = new ArrayList<>(List.of("first"));
        names.addAll(List.of(more.split(" ", -1)));
        String[] all = names.toArray(String[]::new);
        ImageReport plain = ImageInspector.inspect(tar("-cf", all));
        assertThat(plain.kind()).isEqualTo(Kind.ARCHIVE);
        assertThat(plain.description()).hasToString(description);
        assertThat(plain.problem()).asString().contains(advice);
        ImageReport compressed = ImageInspector.inspect(tar("-czf", all));
        assertThat(compressed.description()).hasToString(description + ", gzip-compressed");
        assertThat(compressed.problem()).isEqualTo(plain.problem());
    }

    @Test
    void cutArchiveIsToldByWhatIsLeft() throws IOException, InterruptedException {
        Path archive = tar("-cf", "oci-layout", "index.json");
        Files.write(archive, Arrays.copyOf(Files.readAllBytes(archive), 700));
        assertThat(ImageInspector.inspect(archive).description()).hasToString("OCI container image");
    }

    @Test
    void cutOrForeignGzipFileIsNoTar() throws IOException, InterruptedException {
        Path archive = tar("-czf", "oci-layout");
        Files.write(archive, Arrays.copyOf(Files.readAllBytes(archive), 15));
        assertThat(ImageInspector.inspect(archive).description()).hasToString("gzip file");
    }

    @Test
    void hostileSizeEndsTheWalk() throws IOException, InterruptedException {
        Path archive = tar("-cf", "first", "oci-layout");
        byte[] bytes = Files.readAllBytes(archive);
        Arrays.fill(bytes, 124, 136, (byte) 0xff);
        Files.write(archive, bytes);
        assertThat(ImageInspector.inspect(archive).description()).hasToString("tar archive");
    }

    @Test
    void exportedContainerIsToldFromOtherZipFiles() throws IOException {
        ImageReport exported = ImageInspector.inspect(zip("config.json", "inspect.json", "console.log"));
        assertThat(exported.description()).hasToString("exported container");
        assertThat(exported.problem()).asString().contains("nablactl import");
        assertThat(ImageInspector.inspect(zip("config.json")).description()).hasToString("zip archive");
    }
}
