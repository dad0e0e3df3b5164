package io.nablaconsole.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nablaconsole.app.theme.ThemeChoice;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OptionsTest {
    @Test
    void readsAll() throws Options.UsageException {
        Options options = Options.parse(List.of(
                "--root", "/tmp/x/../y", "--demo", "--screenshot=/tmp/a.png", "--theme", "dark", "--size=900x600"));
        assertThat(options.root()).isEqualTo(Path.of("/tmp/y"));
        assertThat(options.demo()).isTrue();
        assertThat(options.screenshot()).isEqualTo(Path.of("/tmp/a.png"));
        assertThat(options.theme()).isEqualTo(ThemeChoice.DARK);
        assertThat(options.size()).isEqualTo(new Options.WindowSize(900, 600));
    }

    @ParameterizedTest
    @ValueSource(strings = {"--nonsense", "--root", "--theme=blue", "--size=9x9", "file.spt"})
    void refusesWhatItDoesNotKnow(String word) {
        assertThatThrownBy(() -> Options.parse(List.of(word))).isInstanceOf(Options.UsageException.class);
    }

    @Test
    void helpWinsOverTheRest() throws Options.UsageException {
        assertThat(Options.parse(List.of("--demo", "--help", "--nonsense")).help())
                .isTrue();
    }
}
