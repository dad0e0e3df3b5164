package io.nablaconsole.app.testing;

import io.nablaconsole.app.live.EngineAccess;
import io.nablaconsole.engine.Nabla;
import java.nio.file.Path;

/**
 * The engine that tests of the window run on: the fake, or with {@code -Dnabla.test.engine=real} the real one below a
 * temporary directory.
 */
public final class TestEngine {
    private TestEngine() {}

    public static boolean real() {
        return "real".equals(System.getProperty("nabla.test.engine"));
    }

    /** An engine whose containers lie in {@code directory}. */
    public static EngineAccess in(Path directory) {
        if (real()) {
            return new EngineAccess(directory, () -> Nabla.factory(directory), Nabla::images);
        }
        FakeFactory factory = new FakeFactory(directory);
        return new EngineAccess(directory, () -> factory, FakeImages::new);
    }
}
