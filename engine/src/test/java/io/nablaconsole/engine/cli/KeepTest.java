package io.nablaconsole.engine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.nablaconsole.engine.EngineFixture;
import io.nablaconsole.engine.api.Container;
import io.nablaconsole.engine.api.Status;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What becomes of a container when something fails while it is shown. */
class KeepTest {
    @RegisterExtension
    final EngineFixture engine = new EngineFixture();

    /** Runs the clock on a standard output that fails for good at the first word of it. */
    private int runOnFailingOutput(String... options) {
        String[] words = new String[options.length + 7];
        String[] rest = {"--root", engine.root().toString(), "run", "--image", "clock"};
        System.arraycopy(rest, 0, words, 0, rest.length);
        System.arraycopy(options, 0, words, rest.length, options.length);
        words[words.length - 2] = "one";
        words[words.length - 1] = "1000";
        PrintStream out = System.out;
        System.setOut(new PrintStream(
                new OutputStream() {
                    @Override
                    public void write(int one) {
                        throw new IllegalStateException("the console fails");
                    }
                },
                true,
                StandardCharsets.UTF_8));
        try {
            return NablaCtl.run(words);
        } finally {
            System.setOut(out);
        }
    }

    @Test
    void whatIsToBeKeptOutlivesAFailureOfItsConsole() {
        assertThat(runOnFailingOutput("--keep")).isEqualTo(1);
        Container container = engine.factory().load("one");
        assertThat(container.status()).isEqualTo(Status.RUNNING);
    }

    @Test
    void elseItIsTakenBack() {
        assertThat(runOnFailingOutput()).isEqualTo(1);
        assertThat(engine.factory().list()).isEmpty();
    }
}
