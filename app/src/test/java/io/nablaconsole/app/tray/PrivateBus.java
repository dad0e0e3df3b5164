package io.nablaconsole.app.tray;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.freedesktop.dbus.connections.impl.DBusConnection;
import org.freedesktop.dbus.connections.impl.DBusConnectionBuilder;
import org.freedesktop.dbus.exceptions.DBusException;

/** A session bus of a test's own. */
final class PrivateBus implements AutoCloseable {
    private final Process daemon;
    private final String address;

    /** Starts it below {@code directory} and waits until it can be spoken to. */
    PrivateBus(Path directory) throws IOException {
        daemon = new ProcessBuilder(
                        "dbus-daemon",
                        "--session",
                        "--nofork",
                        "--print-address",
                        "--address=unix:path=" + directory.resolve("bus"))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        BufferedReader output = daemon.inputReader(StandardCharsets.UTF_8);
        String line = output.readLine();
        if (line == null) {
            throw new IOException("dbus-daemon ended without an address");
        }
        address = line;
    }

    static boolean installed() {
        return Path.of("/usr/bin/dbus-daemon").toFile().canExecute();
    }

    String address() {
        return address;
    }

    DBusConnection connect() throws DBusException {
        return DBusConnectionBuilder.forAddress(address).withShared(false).build();
    }

    @Override
    public void close() {
        daemon.destroy();
    }
}
