package io.nablaconsole.app.tray;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Where the user's session can be spoken to. */
final class SessionBus {
    private SessionBus() {}

    /** The address of the bus; empty where there is none. No bus is ever started for it. */
    static Optional<String> address(Map<String, String> environment) {
        String given = environment.getOrDefault("DBUS_SESSION_BUS_ADDRESS", "");
        if (!given.isEmpty()) {
            int next = given.indexOf(';'); // further ways to the same bus
            return Optional.of(next < 0 ? given : given.substring(0, next));
        }
        String runtime = environment.getOrDefault("XDG_RUNTIME_DIR", "");
        Path socket = Path.of(runtime, "bus");
        return runtime.isEmpty() || !Files.exists(socket) ? Optional.empty() : Optional.of("unix:path=" + socket);
    }
}
