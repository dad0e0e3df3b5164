package io.nablaconsole.app.tray;

import java.util.List;
import java.util.Map;
import org.freedesktop.dbus.interfaces.Properties;
import org.freedesktop.dbus.types.Variant;

/** The product's item in the tray, as the bus sees it. A click with any button shows the window, which has all commands. */
final class TrayItem implements StatusNotifierItem, Properties {
    private static final String PIXMAPS = "a(iiay)";

    private final String title;
    private final List<IconPixmap> icon;
    private final Runnable activated;
    private volatile String text = "";

    TrayItem(String title, List<IconPixmap> icon, Runnable activated) {
        this.title = title;
        this.icon = List.copyOf(icon);
        this.activated = activated;
    }

    void describe(String now) {
        text = now;
    }

    @Override
    public String getObjectPath() {
        return PATH;
    }

    @Override
    public void activate(int x, int y) {
        activated.run();
    }

    @Override
    public void secondaryActivate(int x, int y) {
        activated.run();
    }

    @Override
    public void contextMenu(int x, int y) {
        activated.run();
    }

    /** {@inheritDoc} The bus wants the value with its type. */
    @Override
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    public <A> A Get(String interfaceName, String property) {
        Variant<?> value = GetAll(interfaceName).get(property);
        if (value == null) {
            throw new IllegalArgumentException("no property " + property + " in " + interfaceName);
        }
        return (A) value;
    }

    @Override
    public <A> void Set(String interfaceName, String property, A value) {
        throw new UnsupportedOperationException(property + " can only be read");
    }

    @Override
    public Map<String, Variant<?>> GetAll(String interfaceName) {
        if (!interfaceName.equals(NAME)) {
            return Map.of();
        }
        return Map.of(
                "Category", new Variant<>("ApplicationStatus"),
                "Id", new Variant<>("nabla-console"),
                "Title", new Variant<>(title),
                "Status", new Variant<>("Active"),
                "WindowId", new Variant<>(0),
                "IconName", new Variant<>(""),
                "IconPixmap", new Variant<>(icon, PIXMAPS),
                "ItemIsMenu", new Variant<>(false),
                "ToolTip", new Variant<>(toolTip(), ToolTip.SIGNATURE));
    }

    /** All in its title: LXQt's tray shows nothing else of it. */
    private ToolTip toolTip() {
        return new ToolTip("", List.of(), title + ": " + text, "");
    }
}
