package io.nablaconsole.app.testing;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.testfx.util.WaitForAsyncUtils;

/** Waits for what a test expects, without sleeping for a fixed time. */
public final class Await {
    private static final int LIMIT_SECONDS = 60;

    private Await() {}

    /** Waits until {@code condition}, asked on the FX thread, holds. */
    public static void until(String what, Callable<Boolean> condition) {
        untilAnywhere(what, () -> WaitForAsyncUtils.asyncFx(condition).get(LIMIT_SECONDS, TimeUnit.SECONDS));
    }

    /** Waits until {@code condition}, asked on the test's thread, holds. */
    public static void untilAnywhere(String what, Callable<Boolean> condition) {
        untilAnywhere(what, () -> "not told", condition);
    }

    /** The same; {@code seen} tells what there is instead, should that be in vain. */
    public static void untilAnywhere(String what, Supplier<?> seen, Callable<Boolean> condition) {
        DeadThreads dead = DeadThreads.fromNowOn();
        try {
            WaitForAsyncUtils.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS, condition);
        } catch (TimeoutException e) {
            throw new AssertionError("waited in vain: " + what + "; seen last: " + seen.get() + "; " + dead, e);
        } finally {
            dead.close();
        }
    }

    /** Does {@code work} on the FX thread and waits for it. */
    public static <T> T fx(Callable<T> work) {
        try {
            return WaitForAsyncUtils.asyncFx(work).get(LIMIT_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
