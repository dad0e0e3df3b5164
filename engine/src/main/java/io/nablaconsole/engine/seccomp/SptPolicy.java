package io.nablaconsole.engine.seccomp;

import io.nablaconsole.engine.image.AttachedDevice;
import java.util.ArrayList;
import java.util.List;

/**
 * What an spt guest may ask of the kernel: the rules, in words and numbers, that filter and report are made from.
 *
 * <p>They are those of Solo5's tender ({@code tenders/spt/spt_core.c} and its modules), with one addition: writing to a
 * read-only block device is answered with EROFS where the tender knows no such device. Answering rather than killing
 * lets the guest see a failed write, as the Solo5 API promises.
 */
public final class SptPolicy {
    private static final int STANDARD_OUTPUT = 1;

    private SptPolicy() {}

    /** The rules for a guest with these devices. */
    public static List<CallRule> rules(InternalDescriptors internal, List<? extends AttachedDevice> devices) {
        List<CallRule> rules = new ArrayList<>();
        rules.add(CallRule.allow(Syscall.WRITE, "print on the console", Check.descriptor(STANDARD_OUTPUT)));
        rules.add(CallRule.allow(Syscall.EXIT_GROUP, "end"));
        rules.add(CallRule.allow(
                Syscall.EPOLL_PWAIT, "sleep until the timer or a device wakes it", Check.descriptor(internal.epoll())));
        rules.add(CallRule.allow(Syscall.TIMERFD_SETTIME, "say when to be woken", Check.descriptor(internal.timer())));
        rules.add(CallRule.allow(Syscall.CLOCK_GETTIME, "tell the time since boot", Check.clock(1, "CLOCK_MONOTONIC")));
        rules.add(CallRule.allow(Syscall.CLOCK_GETTIME, "tell the time of day", Check.clock(0, "CLOCK_REALTIME")));
        rules.add(CallRule.allow(
                Syscall.ARCH_PRCTL,
                "set the FS register, where thread-local variables are",
                Check.operation(0x1002, "ARCH_SET_FS")));
        rules.addAll(DeviceRules.of(devices));
        return List.copyOf(rules);
    }
}
