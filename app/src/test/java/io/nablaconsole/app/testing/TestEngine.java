package io.nablaconsole.app.testing;

import io.nablaconsole.app.live.EngineAccess;
import io.nablaconsole.engine.Nabla;
import io.nablaconsole.engine.api.Factory;
import java.nio.file.Path;

/**
 * The engine that tests of the window run on: the real one below a temporary directory, or with
 * {@code -Dnabla.test.engine=fake} the fake.
 */
public final class TestEngine {
    private TestEngine() {}

    private static boolean fake() {
        return "fake".equals(System.getProperty("nabla.test.engine"));
    }

    /** An engine whose containers lie in {@code directory}. */
    public static EngineAccess in(Path directory) {
        if (fake()) {
            FakeFactory factory = new FakeFactory(directory);
            return new EngineAccess(directory, () -> factory, FakeImages::new);
        }
        return new EngineAccess(directory, () -> Nabla.factory(directory), Nabla::images);
    }

    /** Removes every container of {@code engine}, killing those that live. */
    public static void clear(EngineAccess engine) {
        Factory factory = engine.factory();
        factory.list().forEach(container -> factory.delete(container.id().value(), true));
    }
}
