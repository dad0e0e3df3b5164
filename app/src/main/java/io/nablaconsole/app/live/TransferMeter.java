package io.nablaconsole.app.live;

import io.nablaconsole.app.fx.Tasks;
import io.nablaconsole.app.i18n.Messages;
import io.nablaconsole.engine.api.MemorySize;
import io.nablaconsole.engine.api.TransferProgress;
import java.util.function.Consumer;

/** Tells on the FX thread how far a transfer has come, no more often than one can see, and calls it off. */
final class TransferMeter implements TransferProgress {
    private final Tasks tasks;
    private final Consumer<At> show;
    private volatile boolean off;
    private long told;

    /**
     * How far it has come.
     *
     * @param total bytes, as far as known
     */
    record At(long done, long total) {
        double part() {
            return (double) done / Math.max(1, total);
        }

        /** As {@code key} says it: {@code {0}} of {@code {1}}. */
        String words(String key) {
            return Messages.get(key, new MemorySize(done), new MemorySize(total));
        }
    }

    TransferMeter(Tasks tasks, Consumer<At> show) {
        this.tasks = tasks;
        this.show = show;
    }

    void callOff() {
        off = true;
    }

    boolean calledOff() {
        return off;
    }

    @Override
    public boolean goOn(long done, long total) {
        long percent = done * 100 / Math.max(1, total);
        if (percent > told) {
            told = percent;
            tasks.fx(() -> show.accept(new At(done, total)));
        }
        return !off;
    }
}
