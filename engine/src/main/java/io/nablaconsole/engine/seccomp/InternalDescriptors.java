package io.nablaconsole.engine.seccomp;

import io.nablaconsole.engine.image.AttachedDevice;
import java.util.List;

/**
 * The two descriptors every guest has beside its console and devices: the set of things to wait for, and a timer in it.
 */
public record InternalDescriptors(int epoll, int timer) {
    /** Numbers that no device has: the two after the highest. */
    public static InternalDescriptors beside(List<? extends AttachedDevice> devices) {
        int highest =
                devices.stream().mapToInt(AttachedDevice::descriptor).max().orElse(AttachedDevice.FIRST_DESCRIPTOR - 1);
        return new InternalDescriptors(highest + 1, highest + 2);
    }
}
