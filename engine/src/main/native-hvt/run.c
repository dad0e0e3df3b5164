/*
 * run.c — runs the guest; each time it stops, does what it asked for.
 */
#define _GNU_SOURCE
#include <string.h>
#include <sys/ioctl.h>

#include "hvt.h"

#define CALL_PORTS 0x500        /* call n: 32 bits, the address of its arguments, to this port + n */
#define TRAP_PORTS 0x80         /* the engine's handler of exception n: a byte to this port + n */
#define TRAPS 32

static void port_access(void)
{
    unsigned port = cpu_run->io.port;
    bool out = cpu_run->io.direction == KVM_EXIT_IO_OUT && cpu_run->io.count == 1;
    if (out && cpu_run->io.size == 1 && port >= TRAP_PORTS && port < TRAP_PORTS + TRAPS)
        fault_trap(port - TRAP_PORTS);
    if (!out || cpu_run->io.size != 4 || port < CALL_PORTS || port >= CALL_PORTS + CALLS)
        fault_forbidden("I/O port 0x%x is not there", port);
    uint32_t address;           /* KVM says where it left the data; it need not be aligned */
    memcpy(&address, (const uint8_t *)cpu_run + cpu_run->io.data_offset, sizeof address);
    guest_call(port - CALL_PORTS, address);
}

void run(void)
{
    for (;;) {
        int result = ioctl(plan->vcpu, KVM_RUN, 0);
        if (result < 0 && (errno == EINTR || errno == EAGAIN))
            continue;
        if (result < 0)
            fault_kvm(errno);
        if (cpu_run->exit_reason == KVM_EXIT_IO)
            port_access();
        else
            fault_exit();
    }
}
