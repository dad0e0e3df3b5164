package io.nablaconsole.engine.api;

import java.util.List;

/**
 * A channel into a running tender that can do what signals cannot. For one container and one run of it; every call may
 * block for a second or two and fails with {@link ErrorCode#SYSTEM_ERROR} when the tender does not answer, as one does
 * that is held by SIGSTOP.
 */
public interface MonitorControl {
    /**
     * Holds the guest: its clock stands still and what it wrote is on its disks. The tender itself goes on; whoever
     * wants it to show as paused holds its process afterwards.
     */
    void pause();

    /** Lets a held guest go on, its clock where it was. Without effect on one that is not held. */
    void resume();

    /** Presses the guest's power button. Whether it does anything about it is the guest's affair. */
    void powerDown();

    /** Figures of its devices, as far as the tender has any. */
    List<DeviceCounters> counters();

    /** Names of its devices of which neither the tender nor the kernel has figures. Asks nobody. */
    List<String> uncounted();
}
