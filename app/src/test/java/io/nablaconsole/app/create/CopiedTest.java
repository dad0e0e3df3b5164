package io.nablaconsole.app.create;

import static org.assertj.core.api.Assertions.assertThat;

import io.nablaconsole.engine.api.Config;
import io.nablaconsole.engine.api.DeviceBacking;
import io.nablaconsole.engine.api.GuestAddress;
import io.nablaconsole.engine.api.MemorySize;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CopiedTest extends CreateTest {
    private Config original() {
        return Config.builder(Path.of("/x/blk_and_net.spt"))
                .arguments("two words")
                .memory(MemorySize.ofMebibytes(24))
                .terminal(false)
                .environment(List.of("A=1", "B=2"))
                .annotation("team", "blue")
                .device("storage", new DeviceBacking.BlockFile(Path.of("/images/disk.img"), true, 1024))
                .device(
                        "service",
                        new DeviceBacking.BridgedTap("nabla0", null, new GuestAddress("10.0.0.2/24", null), null))
                .build();
    }

    @Test
    void haveTheSameConfigurationUnderANewName() {
        bench.factory.create("web-1", original());
        model.origin().chooseContainer("web-1");
        assertThat(guest.name().text()).isEqualTo("web-2");
        assertThat(model.origin().originProperty().get()).contains("web-1").contains("2 variables");
        assertThat(create("web-2")).isEqualTo(original());
    }

    @Test
    void mayBeChanged() {
        bench.factory.create("web-1", original());
        model.origin().chooseContainer("web-1");
        guest.arguments().set("three");
        Config copy = create("web-2");
        assertThat(copy.guestArguments()).containsExactly("three");
        assertThat(copy.env()).containsExactly("A=1", "B=2");
        assertThat(copy.devices()).isEqualTo(original().devices());
    }

    @Test
    void takeTheLimitOfMemoryAlongWithTheSizeOfTheGuest(@TempDir Path bundle) throws IOException {
        String document = """
                {"ociVersion": "1.2.0", "root": {"path": "rootfs"}, "process": {"args": ["/web.spt"], "cwd": "/"},
                 "linux": {"resources": {"memory": {"limit": 33554432}}}}
                """;
        Files.writeString(bundle.resolve("config.json"), document);
        model.origin().open(bundle);
        assertThat(model.origin().originProperty().get()).doesNotContain("limits");
        guest.memory().set("64 MiB");
        String id = guest.name().text();
        assertThat(create(id).resources().memory().limit()).isEqualTo(64L << 20);
    }

    @Test
    void ofABundleKeepItsDocument(@TempDir Path bundle) throws IOException {
        String document = """
                {"ociVersion": "1.2.0", "unknown": 1, "root": {"path": "rootfs"},
                 "process": {"args": ["/web.spt", "x"], "cwd": "/"},
                 "linux": {"resources": {"memory": {"limit": 33554432}}}}
                """;
        Files.writeString(bundle.resolve("config.json"), document);
        model.origin().open(bundle);
        assertThat(guest.memory().text()).isEqualTo("32 MiB");
        assertThat(form.fileProperty().get()).isEqualTo(bundle.resolve("rootfs/web.spt"));
        String id = guest.name().text();
        assertThat(create(id).document()).isEqualTo(document);
    }

    @Test
    void aDirectoryThatIsNoBundleIsRefused(@TempDir Path bundle) {
        model.origin().open(bundle);
        assertThat(model.origin().fileProblemProperty().get()).contains("a bundle is a directory with a config.json");
    }
}
