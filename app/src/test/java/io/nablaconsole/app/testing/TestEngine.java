package io.nablaconsole.app.testing;

import io.nablaconsole.app.live.EngineAccess;
import io.nablaconsole.engine.Nabla;
import io.nablaconsole.engine.api.Factory;
import java.nio.file.Path;

/**
 * The engine that tests of the window run on: the real one below a temporary directory, or with
 * {@code -Dnabla.test.engine=fake} the fake, to tell which of the two a failure comes from.
 */
public final class TestEngine {
    private TestEngine() {}

    public static boolean real() {
        return !"fake".equals(System.getProperty("nabla.test.engine"));
    }

    /** An engine whose containers lie in {@code directory}. */
    public static EngineAccess in(Path directory) {
        if (real()) {
            return new EngineAccess(directory, () -> Nabla.factory(directory), Nabla::images);
        }
        FakeFactory factory = new FakeFactory(directory);
        return new EngineAccess(directory, () -> factory, FakeImages::new);
    }

    /** Ends and deletes whatever a test left below {@code directory}. */
    static void clear(Path directory) {
        if (real()) {
            Factory factory = Nabla.factory(directory);
            factory.list().forEach(left -> factory.delete(left.id().value(), true));
        }
    }
}
