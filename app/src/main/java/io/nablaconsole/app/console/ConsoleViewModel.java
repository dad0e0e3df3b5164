package io.nablaconsole.app.console;

import io.nablaconsole.app.live.EngineAccess;
import io.nablaconsole.engine.api.ConsoleSession;
import java.io.IOException;
import java.io.OutputStream;

/** Opens the consoles of containers. */
public final class ConsoleViewModel {
    private final EngineAccess engine;

    public ConsoleViewModel(EngineAccess engine) {
        this.engine = engine;
    }

    /** Writes all of the log of container {@code id} that is kept; off the FX thread. */
    public void writeLog(String id, OutputStream out) throws IOException {
        try (ConsoleSession session = engine.factory().load(id).openConsole()) {
            session.copyPresent(out);
        }
    }

    /** The console of container {@code id}; the engine is asked when it is first read, on the reader's thread. */
    ConsoleFeed feed(String id) {
        return new ConsoleFeed(engine, id);
    }
}
