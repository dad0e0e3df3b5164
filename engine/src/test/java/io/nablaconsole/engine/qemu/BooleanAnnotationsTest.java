package io.nablaconsole.engine.qemu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nablaconsole.engine.Nabla;
import io.nablaconsole.engine.api.Config;
import io.nablaconsole.engine.api.DeviceBacking.BlockFile;
import io.nablaconsole.engine.api.EngineException;
import io.nablaconsole.engine.api.ErrorCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** An annotation that says yes or no says nothing else: a slip of the pen must not open a disk for writing. */
class BooleanAnnotationsTest {
    private static final String BLOCK = "io.nablaconsole.block.storage";
    private static final String DISK = "io.nablaconsole.qemu.disk.0";

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    Path files;

    private Path disk = Path.of("/");

    @BeforeEach
    void makeDisk() throws IOException {
        disk = files.resolve("disk.img");
        Files.write(disk, new byte[1 << 20]);
    }

    private Config config(String key, String value) {
        return Nabla.annotated(Config.builder(disk).build(), Map.of(key, disk.toString(), key + ".readonly", value));
    }

    @ParameterizedTest
    @CsvSource({"true,true", "TRUE,true", "True,true", "false,false", "FALSE,false"})
    void takenInAnyCase(String value, boolean readOnly) {
        assertThat(config(BLOCK, value).devices())
                .containsEntry("storage", new BlockFile(disk, readOnly, BlockFile.DEFAULT_BLOCK_SIZE));
        assertThat(QemuSettings.of(config(DISK, value)).disks())
                .singleElement()
                .matches(found -> found.readOnly() == readOnly);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "yes",
                "no",
                "1",
                "0",
                "on",
                "t",
                "true ",
                " true",
                "true\n",
                "TRUE,",
                "ro",
                "fal\u017fe"
            })
    void anythingElseIsRefused(String value) {
        assertThatThrownBy(() -> config(BLOCK, value))
                .isInstanceOf(EngineException.class)
                .hasFieldOrPropertyWithValue("code", ErrorCode.CONFIG_INVALID)
                .hasMessageContaining("annotations." + BLOCK + ".readonly is '" + value + "', not true or false");
        assertThatThrownBy(() -> QemuSettings.of(config(DISK, value)))
                .isInstanceOf(EngineException.class)
                .hasFieldOrPropertyWithValue("code", ErrorCode.CONFIG_INVALID)
                .hasMessageContaining("annotations." + DISK + ".readonly is '" + value + "', not true or false");
    }

    @Test
    void aDetailOfNothingIsRefused() {
        for (String key :
                new String[] {BLOCK + ".readonly", BLOCK + ".size", "io.nablaconsole.tap.net0.mac", DISK + ".readonly"
                }) {
            assertThatThrownBy(() ->
                            QemuSettings.of(Nabla.annotated(Config.builder(disk).build(), Map.of(key, "true"))))
                    .as(key)
                    .isInstanceOf(EngineException.class)
                    .hasMessageContaining("annotations." + key.substring(0, key.lastIndexOf('.')));
        }
    }
}
