package io.nablaconsole.engine.cli;

import io.nablaconsole.engine.api.Container;
import io.nablaconsole.engine.api.EngineException;
import io.nablaconsole.engine.api.Signal;
import java.lang.reflect.Proxy;
import java.util.List;

/**
 * What is done at signals to this program. The JDK's only way to them is {@code sun.misc.Signal}, which every JDK from 8 on
 * has in the module jdk.unsupported; by reflection, so that a JDK without it costs the signals and nothing else.
 */
final class HostSignals {
    /** Each would end this program at once, and leave its terminal raw. */
    private static final List<String> FORWARDED =
            List.of("USR1", "USR2", "ALRM", "VTALRM", "PROF", "IO", "PWR", "STKFLT", "XCPU", "SYS", "TRAP", "ABRT");

    private HostSignals() {}

    /** Runs {@code action} at each resize of the terminal from now on. */
    static void onResize(Runnable action) {
        on("WINCH", action);
    }

    /**
     * From now on passes on to {@code container} what is neither the end of this program (SIGHUP, SIGINT, SIGTERM) nor
     * about its own life.
     */
    static void forwardTo(Container container) {
        for (String name : FORWARDED) {
            Signal signal = Signal.parse(name);
            on(name, () -> send(container, signal));
        }
        Signal quit = Signal.parse("QUIT");
        QuitSignal.on(() -> send(container, quit));
    }

    private static void send(Container container, Signal signal) {
        try {
            container.signal(signal, false);
        } catch (EngineException e) {
            System.err.println("nablactl: warning: " + e.text());
        }
    }

    private static void on(String name, Runnable action) {
        try {
            Class<?> signal = Class.forName("sun.misc.Signal");
            Class<?> handler = Class.forName("sun.misc.SignalHandler");
            Object proxy = Proxy.newProxyInstance(
                    HostSignals.class.getClassLoader(), new Class<?>[] {handler}, (self, method, arguments) -> {
                        if (method.getName().equals("handle")) {
                            action.run();
                        }
                        return null;
                    });
            signal.getMethod("handle", signal, handler)
                    .invoke(null, signal.getConstructor(String.class).newInstance(name), proxy);
        } catch (ReflectiveOperationException e) {
            // this JDK cannot tell
            return;
        }
    }
}
