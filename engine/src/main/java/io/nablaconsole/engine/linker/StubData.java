package io.nablaconsole.engine.linker;

import io.nablaconsole.engine.image.AttachedDevice;
import io.nablaconsole.engine.seccomp.InternalDescriptors;
import io.nablaconsole.engine.seccomp.SptFilter;
import io.nablaconsole.engine.seccomp.SptPolicy;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * What the stub reads: epoll events, the seccomp filter and the table of calls, in memory the guest cannot write.
 *
 * @param bytes all of it, position 0
 * @param table where the table begins
 */
record StubData(ByteBuffer bytes, long table) {
    private static final int EPOLLIN = 1;
    /** {@code struct epoll_event}: a word and a double word, packed. */
    private static final int EVENT_SIZE = 12;
    /** {@code struct sock_fprog}: a count padded to 8, a pointer. */
    private static final int PROGRAM_SIZE = 16;

    private static final int INSTRUCTION_SIZE = 8;
    /** {@code struct sigaction} of the kernel: handler, flags, restorer, mask. */
    private static final int ACTION_SIZE = 32;

    private static final long SA_RESTORER = 0x04000000;
    /** TASK_COMM_LEN of the kernel. */
    private static final int NAME_SIZE = 16;
    /** What the bindings know the timer by ({@code SPT_INTERNAL_TIMERFD}); devices are known by their handle. */
    private static final long TIMER_EVENT = 0xfffffffeL;

    /**
     * Where the parts lie.
     *
     * @param events the timer's, then each network device's
     * @param program the {@code struct sock_fprog}
     * @param action what the kernel does when the filter traps: its {@code struct sigaction}
     * @param name of the process, ended by a zero
     */
    record Addresses(long events, long program, long filter, long action, long name, long table) {
        long event(int index) {
            return events + (long) index * EVENT_SIZE;
        }
    }

    /**
     * Makes the data that will lie at {@code base}.
     *
     * @param trap where the filter's trap leads
     * @param devices in manifest order
     * @param name what the process is to be called
     */
    static StubData at(
            long base,
            long trap,
            InternalDescriptors internal,
            List<AttachedDevice> devices,
            SetupCalls.Heap heap,
            String name) {
        byte[] filter = SptFilter.assemble(SptPolicy.rules(internal, devices));
        List<Long> events = events(devices);
        long program = aligned(base + (long) events.size() * EVENT_SIZE);
        long filterAt = program + PROGRAM_SIZE;
        long action = aligned(filterAt + filter.length);
        long nameAt = action + ACTION_SIZE;
        Addresses addresses = new Addresses(base, program, filterAt, action, nameAt, aligned(nameAt + NAME_SIZE));
        List<SetupCall> calls = SetupCalls.of(internal, devices, addresses, heap);
        long end = Mapping.pageUp(addresses.table() + (calls.size() + 1L) * SetupCall.SIZE);

        ByteBuffer out = ByteBuffer.allocate((int) (end - base)).order(ByteOrder.LITTLE_ENDIAN);
        events.forEach(e -> out.putInt(EPOLLIN).putLong(e));
        out.position((int) (program - base))
                .putLong(filter.length / INSTRUCTION_SIZE)
                .putLong(filterAt);
        out.put(filter).position((int) (action - base));
        // the handler never returns, but the kernel wants to be told how it would
        out.putLong(trap).putLong(SA_RESTORER).putLong(trap).putLong(0);
        byte[] called = name.getBytes(StandardCharsets.UTF_8);
        out.put(called, 0, Math.min(called.length, NAME_SIZE - 1));
        out.position((int) (addresses.table() - base));
        calls.forEach(c -> c.put(out));
        out.putLong(SetupCall.END);
        return new StubData(out.clear().asReadOnlyBuffer(), addresses.table());
    }

    /** What each event carries: the device's handle, which is its place in the manifest after the reserved entry. */
    private static List<Long> events(List<AttachedDevice> devices) {
        List<Long> events = new ArrayList<>();
        events.add(TIMER_EVENT);
        for (int i = 0; i < devices.size(); i++) {
            if (devices.get(i) instanceof AttachedDevice.Net) {
                events.add(i + 1L);
            }
        }
        return events;
    }

    private static long aligned(long address) {
        return (address + 63) & -64;
    }
}
