package io.nablaconsole.app.tray;

import org.freedesktop.dbus.annotations.DBusInterfaceName;
import org.freedesktop.dbus.annotations.DBusMemberName;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.interfaces.DBusInterface;
import org.freedesktop.dbus.messages.DBusSignal;

/** What a tray asks of an item; x and y say where on the screen the user clicked. */
@DBusInterfaceName(StatusNotifierItem.NAME)
public interface StatusNotifierItem extends DBusInterface {
    String NAME = "org.kde.StatusNotifierItem";
    String PATH = "/StatusNotifierItem";

    /** The item was clicked. */
    @DBusMemberName("Activate")
    void activate(int x, int y);

    /** The item was clicked with the middle button. */
    @DBusMemberName("SecondaryActivate")
    void secondaryActivate(int x, int y);

    /** The item was clicked with the right button. */
    @DBusMemberName("ContextMenu")
    void contextMenu(int x, int y);

    /** Tells the tray to read the tooltip again. */
    final class NewToolTip extends DBusSignal {
        public NewToolTip(String path) throws DBusException {
            super(path);
        }
    }
}
