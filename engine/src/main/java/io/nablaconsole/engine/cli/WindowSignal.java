package io.nablaconsole.engine.cli;

import java.lang.reflect.Proxy;

/**
 * Tells when the terminal was resized. The JDK's only way to SIGWINCH is {@code sun.misc.Signal}, which every JDK from 8
 * on has in the module jdk.unsupported; by reflection, so that a JDK without it costs the resizing and nothing else.
 */
final class WindowSignal {
    private WindowSignal() {}

    /** Runs {@code action} at each resize from now on; false when this JDK cannot tell. */
    static boolean onResize(Runnable action) {
        try {
            Class<?> signal = Class.forName("sun.misc.Signal");
            Class<?> handler = Class.forName("sun.misc.SignalHandler");
            Object proxy = Proxy.newProxyInstance(
                    WindowSignal.class.getClassLoader(), new Class<?>[] {handler}, (self, method, arguments) -> {
                        if (method.getName().equals("handle")) {
                            action.run();
                        }
                        return null;
                    });
            signal.getMethod("handle", signal, handler)
                    .invoke(null, signal.getConstructor(String.class).newInstance("WINCH"), proxy);
            return true;
        } catch (ReflectiveOperationException e) {
            return false;
        }
    }
}
