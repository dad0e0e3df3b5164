package io.nablaconsole.engine.seccomp;

import io.nablaconsole.engine.image.AttachedDevice;
import java.util.ArrayList;
import java.util.List;

/** What may be done to devices, whoever does it: the guest itself or its tender. */
final class DeviceRules {
    private DeviceRules() {}

    static List<CallRule> of(List<? extends AttachedDevice> devices) {
        List<CallRule> rules = new ArrayList<>();
        for (AttachedDevice device : devices) {
            if (device instanceof AttachedDevice.Block block) {
                addBlock(rules, block);
            } else {
                addNet(rules, device);
            }
        }
        return rules;
    }

    private static void addBlock(List<CallRule> rules, AttachedDevice.Block block) {
        // whole blocks inside the capacity only: else a guest could make a plain file grow without end
        List<Check> checks = List.of(
                Check.descriptor(block.descriptor()),
                Check.length(block.blockSize()),
                Check.offsetAtMost(block.capacity() - block.blockSize()));
        String name = "block device '" + block.name() + "'";
        rules.add(new CallRule(Syscall.PREAD64, checks, 0, "read a block of " + name));
        rules.add(
                block.readOnly()
                        ? new CallRule(
                                Syscall.PWRITE64,
                                checks,
                                CallRule.EROFS,
                                "nothing is written: " + name + " is read-only, the guest is told EROFS")
                        : new CallRule(Syscall.PWRITE64, checks, 0, "write a block of " + name));
    }

    private static void addNet(List<CallRule> rules, AttachedDevice net) {
        String name = "network device '" + net.name() + "'";
        rules.add(CallRule.allow(Syscall.READ, "receive a frame from " + name, Check.descriptor(net.descriptor())));
        rules.add(CallRule.allow(Syscall.WRITE, "send a frame to " + name, Check.descriptor(net.descriptor())));
    }
}
