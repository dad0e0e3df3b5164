package io.nablaconsole.engine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.nablaconsole.engine.EngineFixture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class ArchiveCommandsTest {
    @RegisterExtension
    final EngineFixture engine = new EngineFixture();

    private final Cli cli = new Cli(engine.root());

    @Test
    void anExportedContainerIsImportedAndStarted(@TempDir Path scratch) {
        String archive = scratch.resolve("first.zip").toString();
        String bundle = scratch.resolve("bundle").toString();
        EngineFixture.exitOf(engine.running("first", "hello", "abroad"));
        assertThat(cli.run("export", "first", archive).code()).isZero();
        assertThat(cli.run("import", "--directory", bundle, archive, "second"))
                .isEqualTo(new Cli.Result(0, bundle + "\n", ""));
        assertThat(cli.run("start", "second").code()).isZero();
        EngineFixture.exitOf(engine.factory().load("second"));
        assertThat(cli.run("logs", "second").out()).contains("abroad");
    }

    @Test
    void disksStayUnlessTheyAreAskedForAndWhatNamesThemIsTrustedFirst(@TempDir Path scratch) throws IOException {
        String archive = scratch.resolve("first.zip").toString();
        String bundle = scratch.resolve("bundle").toString();
        Path disk = Files.write(scratch.resolve("data.img"), new byte[4096]);
        String block = "storage=" + disk;
        assertThat(cli.run("create", "--no-init", "--image", "disk", "--block", block, "first")
                        .code())
                .isZero();
        assertThat(cli.run("export", "--disks", "first", archive).err()).isEmpty();
        assertThat(cli.run("export", "first", archive).err()).contains(disk.toString(), "--disks");
        assertThat(cli.run("import", "--directory", bundle, archive, "second").err())
                .contains("annotations.io.nablaconsole.block.storage " + disk, "--trust-paths");
        assertThat(Path.of(bundle)).doesNotExist();
        assertThat(cli.run("import", "--no-init", "--trust-paths", "--directory", bundle, archive, "second"))
                .isEqualTo(new Cli.Result(0, bundle + "\n", ""));
    }

    @Test
    void whatIsNoArchiveIsNamed(@TempDir Path scratch) {
        Cli.Result result = cli.run("import", scratch.toString(), "second");
        assertThat(result.code()).isEqualTo(1);
        assertThat(result.err()).contains("cannot import " + scratch);
        assertThat(engine.factory().list()).isEmpty();
    }
}
