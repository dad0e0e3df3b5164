package io.nablaconsole.engine.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Whose home counts where the environment names none. */
class HomeDirectoryTest {
    private static final List<String> USERS = List.of(
            "root:x:0:0:root:/root:/bin/bash", "broken", "anna:x:4321:4321::/home/anna:/bin/sh", "b:x:100004:4::/b:/b");

    private static HomeDirectory mapped(String... lines) {
        return new HomeDirectory(List.of(lines), USERS);
    }

    @Test
    void rootOfAUserNamespaceIsWhoeverMadeIt() {
        HomeDirectory podman = mapped("         0       4321          1", "         1     100000      65536");
        assertThat(podman.outside(0)).contains(Path.of("/home/anna"));
        assertThat(podman.outside(5)).contains(Path.of("/b"));
        assertThat(podman.outside(6)).as("nobody has this number").isEmpty();
        assertThat(podman.outside(70_000)).isEmpty();
    }

    @Test
    void withoutOneTheUserIsTheUser() {
        assertThat(mapped("         0          0 4294967295").outside(0)).isEmpty();
        assertThat(mapped().outside(0)).isEmpty();
    }
}
