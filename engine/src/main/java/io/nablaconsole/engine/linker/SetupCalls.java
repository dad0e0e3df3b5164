package io.nablaconsole.engine.linker;

import io.nablaconsole.engine.api.MemorySize;
import io.nablaconsole.engine.image.AttachedDevice;
import io.nablaconsole.engine.seccomp.InternalDescriptors;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * What a linked program does before it becomes the unikernel: get the guest's memory, look whether its devices are there, make the descriptors
 * the guest waits with, drop everything else it inherited, and lock itself up. The filter comes last, so nothing of
 * this has to be allowed to the guest.
 *
 * <p>Numbers are those of x86-64 Linux.
 */
final class SetupCalls {
    private static final int MMAP = 9;
    private static final int MUNMAP = 11;
    private static final int RT_SIGACTION = 13;
    private static final int DUP2 = 33;
    private static final int FCNTL = 72;
    private static final int PRCTL = 157;
    private static final int EPOLL_CTL = 233;
    private static final int TIMERFD_CREATE = 283;
    private static final int EPOLL_CREATE1 = 291;
    private static final int SECCOMP = 317;
    private static final int CLOSE_RANGE = 436;

    private static final int PROT_READ_WRITE = 3;
    /** MAP_PRIVATE, MAP_ANONYMOUS, MAP_FIXED_NOREPLACE (before Linux 4.17 the last is ignored). */
    private static final int MAP_FLAGS = 0x02 | 0x20 | 0x100000;

    private static final int F_GETFD = 1;
    private static final int F_SETFL = 4;
    private static final int O_NONBLOCK = 0x800;
    private static final int CLOCK_MONOTONIC = 1;
    private static final int EPOLL_CTL_ADD = 1;
    private static final int SIGSYS = 31;
    private static final int SIGNAL_SET_SIZE = 8;
    private static final int PR_SET_NAME = 15;
    private static final int PR_SET_NO_NEW_PRIVS = 38;
    private static final int SECCOMP_SET_MODE_FILTER = 1;
    private static final long LAST_DESCRIPTOR = 0xffffffffL;
    /** End of a process's own addresses with four levels of page tables; with five, the kernel stays below it too. */
    private static final long ADDRESSES_END = 0x7ffffffff000L;

    /** The guest's memory above the unikernel, up to the end of all its memory. */
    record Heap(long start, long end) {}

    private final List<SetupCall> calls = new ArrayList<>();

    private SetupCalls() {}

    /**
     * The calls in order.
     *
     * @param devices in manifest order
     * @param data where events and filter lie
     */
    static List<SetupCall> of(
            InternalDescriptors internal, List<AttachedDevice> devices, StubData.Addresses data, Heap heap) {
        SetupCalls setup = new SetupCalls();
        setup.getMemory(heap);
        devices.forEach(setup::checkDevice);
        setup.makeDescriptors(internal);
        setup.closeOthers(internal, devices);
        setup.waitFor(internal, devices, data);
        setup.lock(data, heap.end());
        return setup.calls;
    }

    private void getMemory(Heap heap) {
        long size = heap.end() - heap.start();
        calls.add(SetupCall.exactly(
                heap.start(),
                "the host cannot give the guest " + new MemorySize(size) + " of memory for heap and stack",
                MMAP,
                heap.start(),
                size,
                PROT_READ_WRITE,
                MAP_FLAGS));
    }

    private void checkDevice(AttachedDevice device) {
        String failure = "descriptor " + device.descriptor() + " of device " + device.name() + " is not open";
        if (device instanceof AttachedDevice.Net) {
            // reading must not wait: the guest asks the timer and all its devices at once
            calls.add(SetupCall.exactly(0, failure, FCNTL, device.descriptor(), F_SETFL, O_NONBLOCK));
        } else {
            calls.add(SetupCall.succeeding(failure, FCNTL, device.descriptor(), F_GETFD));
        }
    }

    private void makeDescriptors(InternalDescriptors internal) {
        int epoll = internal.epoll();
        int timer = internal.timer();
        calls.add(SetupCall.succeeding("cannot make an epoll set", EPOLL_CREATE1, 0));
        calls.add(SetupCall.exactly(epoll, "cannot make epoll descriptor " + epoll, DUP2, SetupCall.PREVIOUS, epoll));
        calls.add(SetupCall.succeeding("cannot make a timer", TIMERFD_CREATE, CLOCK_MONOTONIC, O_NONBLOCK));
        calls.add(SetupCall.exactly(timer, "cannot make timer descriptor " + timer, DUP2, SetupCall.PREVIOUS, timer));
    }

    /** Before Linux 5.9 there is no such call; the filter keeps the guest from the others all the same. */
    private void closeOthers(InternalDescriptors internal, List<AttachedDevice> devices) {
        TreeSet<Integer> kept = new TreeSet<>(List.of(internal.epoll(), internal.timer()));
        devices.forEach(d -> kept.add(d.descriptor()));
        long from = AttachedDevice.FIRST_DESCRIPTOR;
        for (int keep : kept) {
            if (from < keep) {
                calls.add(SetupCall.trying(CLOSE_RANGE, from, keep - 1L));
            }
            from = keep + 1L;
        }
        calls.add(SetupCall.trying(CLOSE_RANGE, from, LAST_DESCRIPTOR));
    }

    private void waitFor(InternalDescriptors internal, List<AttachedDevice> devices, StubData.Addresses data) {
        int event = 0;
        calls.add(SetupCall.exactly(
                0,
                "cannot wait for the timer",
                EPOLL_CTL,
                internal.epoll(),
                EPOLL_CTL_ADD,
                internal.timer(),
                data.event(event++)));
        for (AttachedDevice device : devices) {
            if (device instanceof AttachedDevice.Net) {
                calls.add(SetupCall.exactly(
                        0,
                        "cannot wait for network device " + device.name() + ": descriptor " + device.descriptor()
                                + " is no tap",
                        EPOLL_CTL,
                        internal.epoll(),
                        EPOLL_CTL_ADD,
                        device.descriptor(),
                        data.event(event++)));
            }
        }
    }

    private void lock(StubData.Addresses data, long end) {
        // the Linux stack with arguments, environment and auxiliary vector, and the vDSO: none of the guest's business.
        // A kernel may have sealed the vDSO and refuse; the guest then could read them, as under Solo5's tender
        calls.add(SetupCall.trying(MUNMAP, end, ADDRESSES_END - end));
        // without its arguments, ps and top have only this to show
        calls.add(SetupCall.trying(PRCTL, PR_SET_NAME, data.name()));
        calls.add(
                SetupCall.exactly(0, "cannot handle SIGSYS", RT_SIGACTION, SIGSYS, data.action(), 0, SIGNAL_SET_SIZE));
        calls.add(SetupCall.exactly(0, "cannot give up new privileges", PRCTL, PR_SET_NO_NEW_PRIVS, 1));
        calls.add(SetupCall.exactly(
                0,
                "the kernel refuses the seccomp filter: it needs CONFIG_SECCOMP_FILTER",
                SECCOMP,
                SECCOMP_SET_MODE_FILTER,
                0,
                data.program()));
    }
}
