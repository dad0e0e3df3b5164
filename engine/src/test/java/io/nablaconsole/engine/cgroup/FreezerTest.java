package io.nablaconsole.engine.cgroup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A group that somebody takes away while it is worked with. */
class FreezerTest {
    @ParameterizedTest
    @ValueSource(strings = {"freezer", Cgroup.UNIFIED})
    void whatIsGoneHoldsNobodyAndCannotHoldAnybody(String controller, @TempDir Path top) {
        Freezer freezer = new Cgroup(Map.of(controller, top.resolve("gone"))).freezer();
        assertThatCode(freezer::thaw).doesNotThrowAnyException();
        assertThat(freezer.frozen()).isFalse();
        assertThatThrownBy(freezer::freeze).hasMessageContaining("cannot freeze control group " + top);
    }

    @Test
    void whatIsThereAndCannotBeLetGoIsAnError(@TempDir Path group) throws IOException {
        Files.createDirectory(group.resolve("freezer.state"));
        Freezer freezer = new Cgroup(Map.of("freezer", group)).freezer();
        assertThatThrownBy(freezer::thaw).hasMessageContaining("cannot thaw control group " + group);
    }
}
