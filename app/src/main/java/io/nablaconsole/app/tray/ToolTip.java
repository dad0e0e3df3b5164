package io.nablaconsole.app.tray;

import java.util.List;
import org.freedesktop.dbus.Struct;
import org.freedesktop.dbus.annotations.Position;

/** What a tray shows while the pointer rests on an item. */
public final class ToolTip extends Struct {
    static final String SIGNATURE = "(sa(iiay)ss)";

    @Position(0)
    public final String iconName;

    @Position(1)
    public final List<IconPixmap> icon;

    @Position(2)
    public final String title;

    @Position(3)
    public final String text;

    public ToolTip(String iconName, List<IconPixmap> icon, String title, String text) {
        this.iconName = iconName;
        this.icon = List.copyOf(icon);
        this.title = title;
        this.text = text;
    }
}
