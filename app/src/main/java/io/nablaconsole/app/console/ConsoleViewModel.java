package io.nablaconsole.app.console;

import io.nablaconsole.app.live.EngineAccess;

/** Opens the consoles of containers. */
public final class ConsoleViewModel {
    private final EngineAccess engine;

    public ConsoleViewModel(EngineAccess engine) {
        this.engine = engine;
    }

    /** The console of container {@code id}; the engine is asked when it is first read, on the reader's thread. */
    ConsoleFeed feed(String id) {
        return new ConsoleFeed(engine, id);
    }
}
