package io.nablaconsole.app.tray;

import io.nablaconsole.app.fx.Debounce;
import io.nablaconsole.app.fx.Tasks;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import javafx.beans.value.ObservableValue;
import javafx.util.Subscription;
import org.freedesktop.dbus.exceptions.DBusException;
import org.jspecify.annotations.Nullable;

/** Keeps an icon in the tray while the user wants one and there is a session bus; for the FX thread. */
public final class TrayViewModel implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(TrayViewModel.class.getName());
    private static final Duration QUIET = Duration.ofMillis(500);

    /**
     * What the icon is.
     *
     * @param activated called on the FX thread when the user clicks on the icon
     */
    public record Face(String title, List<IconPixmap> icon, Runnable activated) {}

    private final Tasks tasks;
    private final Face face;
    private final Map<String, String> environment;
    private final Subscription followed;
    private final Debounce describe;
    private volatile boolean wanted;
    private volatile String text = "";
    private @Nullable StatusNotifier notifier;

    /**
     * Follows what is wanted.
     *
     * @param environment tells where the session bus is
     * @param shown whether the user wants the icon
     * @param says what the icon says
     */
    public TrayViewModel(
            Tasks tasks,
            Face face,
            Map<String, String> environment,
            ObservableValue<Boolean> shown,
            ObservableValue<String> says) {
        this.tasks = tasks;
        this.face = face;
        this.environment = environment;
        this.describe = new Debounce(tasks, QUIET, () -> tasks.run(this::describe));
        this.followed = Subscription.combine(says.subscribe(this::say), shown.subscribe(this::want));
    }

    private void say(String now) {
        text = now;
        describe.call();
    }

    private void want(boolean now) {
        wanted = now;
        tasks.run(this::bring);
    }

    /** In the background: makes the tray as it is wanted now, in whatever order the wishes arrive. */
    private synchronized void bring() {
        if (!wanted && notifier != null) {
            notifier.close();
            notifier = null;
        } else if (wanted && notifier == null) {
            SessionBus.address(environment).ifPresent(this::open);
        }
    }

    private synchronized void open(String address) {
        try {
            TrayItem item = new TrayItem(face.title(), face.icon(), () -> tasks.fx(face.activated()));
            item.describe(text);
            notifier = StatusNotifier.open(address, item);
        } catch (DBusException | RuntimeException e) {
            LOG.log(Level.FINE, "no icon in the tray: no session bus at " + address, e);
        }
    }

    private synchronized void describe() {
        if (notifier != null) {
            notifier.describe(text);
        }
    }

    /** Takes the icon away. */
    @Override
    public void close() {
        followed.unsubscribe();
        describe.cancel();
        want(false);
    }
}
