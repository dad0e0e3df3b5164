package io.nablaconsole.engine.image;

import io.nablaconsole.engine.api.Config;
import io.nablaconsole.engine.api.EngineException;

/** Tells a pod's sandbox, which waits without a unikernel, from a unikernel that has the same name. */
public final class PauseContainer {
    private PauseContainer() {}

    /** Whether nothing of {@code config} is to run. */
    public static boolean is(Config config) {
        return config.isPause() && !(config.isNamedPause() && isUnikernel(config));
    }

    /** The usual sandbox image holds a small Linux program of that name, and a bundle may hold nothing at all. */
    private static boolean isUnikernel(Config config) {
        try {
            return switch (ImageInspector.inspect(config.image()).kind()) {
                case SOLO5, RUMPRUN, UNIKRAFT, BARE_METAL, LINUX_KERNEL, DISK_IMAGE -> true;
                default -> false;
            };
        } catch (EngineException e) {
            return false;
        }
    }
}
