package io.nablaconsole.app.replay;

import io.nablaconsole.app.fx.Tasks;
import io.nablaconsole.app.live.EngineAccess;
import io.nablaconsole.app.notices.Notices;
import io.nablaconsole.engine.Nabla;
import io.nablaconsole.engine.api.Recording;
import io.nablaconsole.engine.api.Recording.Part;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.List;
import java.util.function.LongSupplier;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import org.jspecify.annotations.Nullable;

/** The recording of one container and where it plays; for the FX thread. */
public final class ReplayViewModel implements AutoCloseable {
    /** Speeds to choose from. */
    public static final List<Double> SPEEDS = List.of(0.5, 1.0, 2.0, 4.0, 8.0);

    private static final Duration TICK = Duration.ofMillis(33);

    private final String id;
    private final EngineAccess engine;
    private final Tasks tasks;
    private final LongSupplier nanos;
    private final Screen screen;
    private final ReadOnlyObjectWrapper<@Nullable Recording> recording = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<Duration> position = new ReadOnlyObjectWrapper<>(Duration.ZERO);
    private final BooleanProperty playing = new SimpleBooleanProperty();
    private final DoubleProperty speed = new SimpleDoubleProperty(1);
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    private @Nullable Playhead head;
    private Tasks.@Nullable Cancel clock;
    private long last;

    /**
     * A replay of container {@code id}.
     *
     * @param nanos a clock that never goes back, in nanoseconds
     */
    public ReplayViewModel(String id, EngineAccess engine, Tasks tasks, LongSupplier nanos, Screen screen) {
        this.id = id;
        this.engine = engine;
        this.tasks = tasks;
        this.nanos = nanos;
        this.screen = screen;
    }

    public String id() {
        return id;
    }

    /** Reads the recording, and plays it from its beginning. */
    public void open() {
        tasks.run(() -> engine.factory().load(id).recording(), this::begin, e -> problem.set(Notices.sentence(e)));
    }

    private void begin(Recording read) {
        head = new Playhead(read);
        recording.set(read);
        last = nanos.getAsLong();
        clock = tasks.fxEvery(TICK, this::tick);
        playing.set(!read.length().isZero());
    }

    private void tick() {
        long now = nanos.getAsLong();
        Duration passed = Duration.ofNanos((long) ((now - last) * speed.get()));
        last = now;
        Recording film = recording.get();
        if (!playing.get() || film == null) {
            return;
        }
        playTo(position.get().plus(passed));
        boolean all = head == null || head.frame() == head.frameAt(film.length());
        if (all && position.get().compareTo(film.length()) >= 0) {
            playing.set(false);
        }
    }

    private void playTo(Duration time) {
        Playhead at = head;
        if (at == null) {
            return;
        }
        Duration goal = within(time);
        int frame = at.frameAt(goal);
        position.set(goal);
        if (screen.behind()) {
            return; // what it cannot show in time is left out, so that it shows what the slider says
        }
        if (frame < at.frame() || at.far(frame)) {
            screen.showAnew(at.jumpTo(frame));
        } else if (frame > at.frame()) {
            screen.show(at.playTo(frame));
        }
    }

    private Duration within(Duration time) {
        Recording film = recording.get();
        Duration end = film == null ? Duration.ZERO : film.length();
        return time.isNegative() ? Duration.ZERO : time.compareTo(end) > 0 ? end : time;
    }

    /** Goes on, from the beginning when it is at the end; or pauses. */
    public void toggle() {
        Recording film = recording.get();
        if (film == null) {
            return;
        }
        if (!playing.get() && position.get().compareTo(film.length()) >= 0) {
            seek(Duration.ZERO);
        }
        playing.set(!playing.get() && !film.length().isZero());
    }

    /** Shows what was on the console at {@code time}. */
    public void seek(Duration time) {
        Playhead at = head;
        if (at != null) {
            position.set(within(time));
            screen.showAnew(at.jumpTo(at.frameAt(position.get())));
        }
    }

    /** Pauses, and goes {@code by} pieces of output on, or back. */
    public void step(int by) {
        Playhead at = head;
        Recording film = recording.get();
        if (at == null || film == null || film.frames().isEmpty()) {
            return;
        }
        playing.set(false);
        int goal = Math.min(Math.max(1, at.frame() + by), film.frames().size());
        Duration time = film.frames().get(goal - 1).at();
        position.set(time);
        if (goal < at.frame()) {
            screen.showAnew(at.jumpTo(goal));
        } else {
            screen.show(at.playTo(goal));
        }
    }

    /** Goes to the beginning of the run that is {@code by} after the one shown; back first to its own beginning. */
    public void jumpRun(int by) {
        Recording film = recording.get();
        if (film == null || film.parts().isEmpty()) {
            return;
        }
        int current = run();
        Duration begin = film.parts().get(current).at();
        boolean within = by < 0 && position.get().minus(begin).compareTo(Duration.ofSeconds(1)) > 0;
        int goal = within
                ? current
                : Math.min(Math.max(0, current + by), film.parts().size() - 1);
        seek(film.parts().get(goal).at());
    }

    /** Index of the run at the position; 0 when there is none. */
    public int run() {
        Recording film = recording.get();
        int run = 0;
        for (int i = 1; film != null && i < film.parts().size(); i++) {
            Part part = film.parts().get(i);
            if (part.at().compareTo(position.get()) <= 0) {
                run = i;
            }
        }
        return run;
    }

    /** Writes the recording as asciicast; off the FX thread. */
    public void writeCast(OutputStream out) throws IOException {
        Nabla.writeAsciicast(engine.factory().load(id).recording(), id, out);
    }

    /** Null until it is read. */
    public ReadOnlyObjectProperty<@Nullable Recording> recordingProperty() {
        return recording.getReadOnlyProperty();
    }

    /** What is shown, as time from the beginning. */
    public ReadOnlyObjectProperty<Duration> positionProperty() {
        return position.getReadOnlyProperty();
    }

    public BooleanProperty playingProperty() {
        return playing;
    }

    /** 2 is twice as fast as it was. */
    public DoubleProperty speedProperty() {
        return speed;
    }

    /** Why there is nothing to play; empty while there is. */
    public ReadOnlyStringProperty problemProperty() {
        return problem.getReadOnlyProperty();
    }

    @Override
    public void close() {
        playing.set(false);
        if (clock != null) {
            clock.cancel();
        }
    }
}
