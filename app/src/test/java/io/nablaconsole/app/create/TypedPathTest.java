package io.nablaconsole.app.create;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class TypedPathTest {
    private static final Path HOME = Path.of("/home/ann");

    private static void means(String text, String path) {
        assertThat(TypedPath.of(text, HOME)).as(text).contains(Path.of(path));
    }

    @Test
    void pathsComeAsTheyAreTypedAndPasted() {
        means("/a/b.spt", "/a/b.spt");
        means("  /a/b c.spt\n", "/a/b c.spt");
        means("'/a/b c.spt'", "/a/b c.spt");
        means("\"/a/b\"", "/a/b");
        means("~/x.spt", "/home/ann/x.spt");
        means("file:///a/b%20c.spt", "/a/b c.spt");
        means("/a/../b", "/b");
        means("x.spt", Path.of("x.spt").toAbsolutePath().toString());
    }

    @Test
    void whatIsNoPathIsNone() {
        for (String text : new String[] {"", "   ", "/a\0b", "file:relative", "file://host/x y"}) {
            assertThat(TypedPath.of(text, HOME)).as(text).isEmpty();
        }
    }
}
