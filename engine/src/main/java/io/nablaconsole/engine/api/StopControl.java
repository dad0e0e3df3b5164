package io.nablaconsole.engine.api;

import java.util.function.IntConsumer;

/** A hold on a stop under way: tells how long it will wait, and lets it be hurried or called off. Thread-safe. */
public final class StopControl {
    /** What was wished for meanwhile. */
    public enum Wish {
        WAIT,
        KILL_NOW,
        CALL_OFF
    }

    private final IntConsumer secondsLeft;
    private Wish wish = Wish.WAIT;

    /** @param secondsLeft told about once a second, on the thread that stops, in how many seconds SIGKILL will follow */
    public StopControl(IntConsumer secondsLeft) {
        this.secondsLeft = secondsLeft;
    }

    /** Does not wait any longer: SIGKILL. */
    public synchronized void killNow() {
        wish = Wish.KILL_NOW;
    }

    /** Does not kill it: it has been asked to end, and that is all. */
    public synchronized void callOff() {
        wish = Wish.CALL_OFF;
    }

    public synchronized Wish wish() {
        return wish;
    }

    /** For who stops: tells what is left. */
    public void tell(int seconds) {
        secondsLeft.accept(seconds);
    }
}
