package io.nablaconsole.app.tray;

import java.util.logging.Level;
import java.util.logging.Logger;
import org.freedesktop.dbus.connections.impl.DBusConnection;
import org.freedesktop.dbus.connections.impl.DBusConnectionBuilder;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.exceptions.DBusExecutionException;
import org.freedesktop.dbus.interfaces.DBus;

/**
 * Offers an item to the desktop's tray for as long as this is open. Where there is no tray the item waits for one: a panel
 * may start later, or again. Speaks to the bus, so never to be used on the FX thread.
 */
final class StatusNotifier implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(StatusNotifier.class.getName());

    /** Silenced: a desktop without a tray is no fault. Held: a logger nobody holds forgets its level. */
    private static final Logger LIBRARY = Logger.getLogger("org.freedesktop.dbus");

    private final DBusConnection bus;
    private final String service;
    private final TrayItem item;

    private StatusNotifier(DBusConnection bus, String service, TrayItem item) {
        this.bus = bus;
        this.service = service;
        this.item = item;
    }

    /**
     * Offers {@code item} on the bus at {@code address}.
     *
     * @throws DBusException when the bus cannot be spoken to
     */
    static StatusNotifier open(String address, TrayItem item) throws DBusException {
        LIBRARY.setLevel(Level.OFF);
        DBusConnection bus =
                DBusConnectionBuilder.forAddress(address).withShared(false).build();
        try {
            String service =
                    StatusNotifierItem.NAME + "-" + ProcessHandle.current().pid() + "-1";
            StatusNotifier notifier = new StatusNotifier(bus, service, item);
            bus.exportObject(StatusNotifierItem.PATH, item);
            bus.requestBusName(service);
            AutoCloseable unused = bus.addSigHandler(DBus.NameOwnerChanged.class, notifier::ownerChanged);
            notifier.register();
            return notifier;
        } catch (DBusException | RuntimeException e) {
            bus.disconnect();
            throw e;
        }
    }

    private void ownerChanged(DBus.NameOwnerChanged change) {
        if (change.name.equals(StatusNotifierWatcher.NAME) && !change.newOwner.isEmpty()) {
            register();
        }
    }

    private void register() {
        try {
            bus.getRemoteObject(
                            StatusNotifierWatcher.NAME, StatusNotifierWatcher.PATH, StatusNotifierWatcher.class, false)
                    .register(service);
        } catch (DBusException | DBusExecutionException e) {
            LOG.log(Level.FINE, "no tray takes the icon", e);
        }
    }

    /** Lets the tray say {@code text} about the item. */
    void describe(String text) {
        item.describe(text);
        try {
            bus.sendMessage(new StatusNotifierItem.NewToolTip(StatusNotifierItem.PATH));
        } catch (DBusException e) {
            LOG.log(Level.FINE, "tooltip not sent", e);
        }
    }

    /** Takes the item out of the tray. */
    @Override
    public void close() {
        bus.disconnect();
    }
}
