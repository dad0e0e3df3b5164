package io.nablaconsole.app.tray;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.nablaconsole.app.testing.Await;
import io.nablaconsole.app.testing.Direct;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import org.freedesktop.dbus.connections.impl.DBusConnection;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.interfaces.Properties;
import org.freedesktop.dbus.types.Variant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The icon on a bus of its own, seen as a desktop's tray sees it. */
class TrayTest {
    private final Direct clock = new Direct();
    private final SimpleBooleanProperty shown = new SimpleBooleanProperty(true);
    private final SimpleStringProperty says = new SimpleStringProperty("no containers, 0 live");
    private final BlockingQueue<String> registered = new LinkedBlockingQueue<>();
    private final BlockingQueue<String> activated = new LinkedBlockingQueue<>();
    private PrivateBus bus;
    private DBusConnection desktop;
    private @Nullable TrayViewModel icon;

    @BeforeEach
    void start(@TempDir Path directory) throws IOException, DBusException {
        boolean installed = PrivateBus.installed();
        if (!installed) {
            System.out.println("TrayTest skipped: dbus-daemon is not installed");
        }
        assumeTrue(installed, "dbus-daemon is not installed");
        bus = new PrivateBus(directory);
        desktop = bus.connect();
    }

    @AfterEach
    void end() {
        if (icon != null) {
            icon.close();
        }
        if (bus != null) {
            desktop.disconnect();
            bus.close();
        }
    }

    /** A tray that notes which items are registered. */
    private final class Tray implements StatusNotifierWatcher {
        @Override
        public String getObjectPath() {
            return PATH;
        }

        @Override
        public void register(String service) {
            registered.add(service);
        }
    }

    private void startTray() throws DBusException {
        desktop.exportObject(StatusNotifierWatcher.PATH, new Tray());
        desktop.requestBusName(StatusNotifierWatcher.NAME);
    }

    private TrayViewModel icon() {
        byte[] pixels = {-1, 10, 20, 30, 127, 40, 50, 60};
        TrayViewModel.Face face = new TrayViewModel.Face(
                "Nabla Console", List.of(new IconPixmap(2, 1, pixels)), () -> activated.add("clicked"));
        return new TrayViewModel(clock.tasks(), face, Map.of("DBUS_SESSION_BUS_ADDRESS", bus.address()), shown, says);
    }

    private static String next(BlockingQueue<String> queue) throws InterruptedException {
        String value = queue.poll(30, TimeUnit.SECONDS);
        assertThat(value).isNotNull();
        return value;
    }

    private Variant<?> property(String service, String name) throws DBusException {
        return Objects.requireNonNull(
                desktop.getRemoteObject(service, StatusNotifierItem.PATH, Properties.class)
                        .GetAll(StatusNotifierItem.NAME)
                        .get(name),
                name);
    }

    private static Object[] fields(Variant<?> struct) {
        return (Object[]) struct.getValue();
    }

    @Test
    void theTraySeesTheIconAndWhatItSays() throws Exception {
        startTray();
        icon = icon();
        String service = next(registered);
        assertThat(property(service, "Title").getValue()).isEqualTo("Nabla Console");
        assertThat(property(service, "Status").getValue()).isEqualTo("Active");
        assertThat(property(service, "IconPixmap").getSig()).isEqualTo("a(iiay)");
        Object pixmap = ((List<?>) property(service, "IconPixmap").getValue()).get(0);
        assertThat((Object[]) pixmap)
                .containsExactly(
                        2,
                        1,
                        List.<Byte>of(
                                (byte) -1, (byte) 10, (byte) 20, (byte) 30, (byte) 127, (byte) 40, (byte) 50, (byte)
                                        60));
        assertThat(Arrays.asList(fields(property(service, "ToolTip"))))
                .endsWith("Nabla Console: no containers, 0 live", "");
        Object category = desktop.getRemoteObject(service, StatusNotifierItem.PATH, Properties.class)
                .Get(StatusNotifierItem.NAME, "Category");
        assertThat(category).isEqualTo("ApplicationStatus");
    }

    @Test
    void aClickShowsTheWindow() throws Exception {
        startTray();
        icon = icon();
        desktop.getRemoteObject(next(registered), StatusNotifierItem.PATH, StatusNotifierItem.class)
                .activate(5, 7);
        assertThat(next(activated)).isEqualTo("clicked");
    }

    @Test
    void theTrayIsToldWhenTheTextChanges() throws Exception {
        startTray();
        BlockingQueue<String> told = new LinkedBlockingQueue<>();
        icon = icon();
        AutoCloseable unused =
                desktop.addSigHandler(StatusNotifierItem.NewToolTip.class, signal -> told.add(signal.getPath()));
        String service = next(registered);
        says.set("1 container, 1 live");
        clock.pass(Duration.ofSeconds(1));
        assertThat(next(told)).isEqualTo(StatusNotifierItem.PATH);
        assertThat(Arrays.asList(fields(property(service, "ToolTip"))))
                .endsWith("Nabla Console: 1 container, 1 live", "");
    }

    @Test
    void theIconGoesWhenItIsNotWantedAndWhenTheWindowCloses() throws Exception {
        startTray();
        TrayViewModel made = icon();
        icon = made;
        String service = next(registered);
        shown.set(false);
        awaitGone(service);
        shown.set(true);
        assertThat(next(registered)).isEqualTo(service);
        made.close();
        awaitGone(service);
    }

    private void awaitGone(String service) {
        Await.untilAnywhere(
                service + " leaves the bus", () -> !Arrays.asList(names()).contains(service));
    }

    private String[] names() throws DBusException {
        return desktop.getRemoteObject(
                        "org.freedesktop.DBus", "/org/freedesktop/DBus", org.freedesktop.dbus.interfaces.DBus.class)
                .ListNames();
    }

    @Test
    void aTrayThatStartsLaterGetsTheIcon() throws Exception {
        icon = icon();
        assertThat(registered).isEmpty();
        startTray();
        assertThat(next(registered)).startsWith(StatusNotifierItem.NAME);
    }

    @Test
    void withoutABusNothingHappens() {
        String address = bus.address();
        bus.close();
        Await.untilAnywhere("the bus is gone", () -> !desktop.isConnected());
        assertThat(SessionBus.address(Map.of())).isEmpty();
        assertThat(SessionBus.address(Map.of("DBUS_SESSION_BUS_ADDRESS", address + ";tcp:x")))
                .contains(address);
        icon = icon();
        assertThat(registered).isEmpty();
    }
}
