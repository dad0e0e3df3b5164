package io.nablaconsole.engine.seccomp;

import io.nablaconsole.engine.image.AttachedDevice;
import java.util.ArrayList;
import java.util.List;

/**
 * What nabla-hvt may ask of the kernel once its guest runs. The guest itself has no kernel to ask: this is what is left
 * to somebody who broke out of the virtual machine.
 */
public final class HvtPolicy {
    private static final int STANDARD_OUTPUT = 1;
    private static final int STANDARD_ERROR = 2;

    private HvtPolicy() {}

    /**
     * The rules for a guest with these devices.
     *
     * @param processor descriptor of its virtual processor
     */
    public static List<CallRule> rules(
            InternalDescriptors internal, int processor, List<? extends AttachedDevice> devices) {
        List<CallRule> rules = new ArrayList<>();
        rules.add(request("run the guest", processor, 0xae80, "KVM_RUN"));
        rules.add(request("read the guest's registers for a report", processor, 0x8090ae81L, "KVM_GET_REGS"));
        rules.add(request("read its control registers for a report", processor, 0x8138ae83L, "KVM_GET_SREGS"));
        rules.add(CallRule.allow(Syscall.WRITE, "print on the console", Check.descriptor(STANDARD_OUTPUT)));
        rules.add(CallRule.allow(Syscall.WRITE, "report a fault", Check.descriptor(STANDARD_ERROR)));
        rules.add(CallRule.allow(Syscall.EXIT_GROUP, "end"));
        rules.add(CallRule.allow(
                Syscall.EPOLL_PWAIT, "sleep until the timer or a device wakes it", Check.descriptor(internal.epoll())));
        rules.add(CallRule.allow(Syscall.TIMERFD_SETTIME, "say when to be woken", Check.descriptor(internal.timer())));
        rules.add(CallRule.allow(Syscall.CLOCK_GETTIME, "tell the time of day", Check.clock(0, "CLOCK_REALTIME")));
        rules.addAll(DeviceRules.of(devices));
        return List.copyOf(rules);
    }

    private static CallRule request(String reason, int processor, long number, String name) {
        return CallRule.allow(Syscall.IOCTL, reason, Check.descriptor(processor), Check.request(number, name));
    }
}
