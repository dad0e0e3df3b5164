package io.nablaconsole.engine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.nablaconsole.engine.EngineFixture;
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
    void whatIsNoArchiveIsNamed(@TempDir Path scratch) {
        Cli.Result result = cli.run("import", scratch.toString(), "second");
        assertThat(result.code()).isEqualTo(1);
        assertThat(result.err()).contains("cannot import " + scratch);
        assertThat(engine.factory().list()).isEmpty();
    }
}
