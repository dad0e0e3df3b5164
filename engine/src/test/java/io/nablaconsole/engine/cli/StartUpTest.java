package io.nablaconsole.engine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.nablaconsole.engine.EngineFixture;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The usual path of the command line loads nothing that is slow to load. */
class StartUpTest {
    @RegisterExtension
    final EngineFixture engine = new EngineFixture();

    private static final List<String> LOG = List.of("-Xlog:class+load");

    private void assertQuick(String... words) throws Exception {
        Cli.Result result = Cli.runProgram(new Cli(engine.root()).program(LOG, words));
        assertThat(result.code()).as(result.out()).isZero();
        assertThat(result.out())
                .contains("io.nablaconsole.engine.cli.NablaCtl ")
                .doesNotContain(" jnr.", " com.kenai.jffi.", " javafx.", "engine.posix.", "engine.doctor.");
    }

    @Test
    void neitherJnrNorJavaFx() throws Exception {
        assertQuick("create", "--image", "clock", "one", "100");
        assertQuick("start", "one");
        assertQuick("state", "one");
        assertQuick("list");
        assertQuick("kill", "one", "KILL");
        assertQuick("delete", "-f", "one");
    }
}
