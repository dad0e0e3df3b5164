package io.nablaconsole.app.tray;

import org.freedesktop.dbus.annotations.DBusInterfaceName;
import org.freedesktop.dbus.annotations.DBusMemberName;
import org.freedesktop.dbus.interfaces.DBusInterface;

/** Where the desktop keeps the items of its tray. */
@DBusInterfaceName(StatusNotifierWatcher.NAME)
public interface StatusNotifierWatcher extends DBusInterface {
    String NAME = "org.kde.StatusNotifierWatcher";
    String PATH = "/StatusNotifierWatcher";

    /** Adds the item that {@code service} offers, until that name leaves the bus. */
    @DBusMemberName("RegisterStatusNotifierItem")
    void register(String service);
}
