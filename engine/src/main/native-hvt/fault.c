/*
 * fault.c — the end of a guest that did what it must not, or that KVM cannot run, in plain words and
 * with its registers. How the process ends tells the three apart without reading:
 * SIGSEGV the guest faulted, SIGSYS it asked for what is not offered, 125 the host failed.
 */
#define _GNU_SOURCE
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "hvt.h"

typedef unsigned long long ull;

static struct kvm_regs regs;
static struct kvm_sregs special;

/* Not ioctl(): its request is an int here, and would reach the filter with its sign extended. */
static long ask(unsigned long request, void *answer)
{
    return syscall(SYS_ioctl, plan->vcpu, request, answer);
}

static void read_registers(void)
{
    if (ask(KVM_GET_REGS, &regs) < 0 || ask(KVM_GET_SREGS, &special) < 0)
        fail(errno, "nabla-hvt: cannot read the guest's registers");
}

static void say_registers(void)
{
    uint8_t code[12];
    char text[3 * sizeof code + 1] = " not in its memory";
    const void *at = memory_at(regs.rip, sizeof code, false);
    if (at) {
        memcpy(code, at, sizeof code);
        for (size_t i = 0; i < sizeof code; i++)
            snprintf(text + 3 * i, 4, " %02x", code[i]);
    }
    say("  rip %016llx  rsp %016llx  rflags %08llx", regs.rip, regs.rsp, regs.rflags);
    say("  cr2 %016llx  cr3 %016llx  cr0 %08llx", special.cr2, special.cr3, special.cr0);
    say("  rax %016llx  rbx %016llx  rcx %016llx  rdx %016llx", regs.rax, regs.rbx, regs.rcx,
        regs.rdx);
    say("  rsi %016llx  rdi %016llx  rbp %016llx  r8  %016llx", regs.rsi, regs.rdi, regs.rbp,
        regs.r8);
    say("  r9  %016llx  r10 %016llx  r11 %016llx  r12 %016llx", regs.r9, regs.r10, regs.r11,
        regs.r12);
    say("  r13 %016llx  r14 %016llx  r15 %016llx  cr4 %08llx", regs.r13, regs.r14, regs.r15,
        special.cr4);
    say("  instruction%s", text);
}

static _Noreturn void end_by_fault(void)
{
    say_registers();
    /* Raising a signal takes a call that the filter forbids; nothing is ever mapped at 0. */
    __asm__ volatile("movb $0, 0");
    _exit(EXIT_TENDER);
}

static _Noreturn void end_by_kvm(void)
{
    say("nabla-hvt: the guest itself may be sound: try it under QEMU, or its build for spt");
    say_registers();
    _exit(EXIT_TENDER);
}

void fault_forbidden(const char *format, ...)
{
    char text[256];
    va_list args;
    va_start(args, format);
    vsnprintf(text, sizeof text, format, args);
    va_end(args);
    read_registers();
    say("nabla-hvt: the guest asked for what it is not offered and was stopped: %s", text);
    say_registers();
    syscall(SYS_getpid);        /* any call that the filter forbids ends this process by SIGSYS */
    _exit(EXIT_TENDER);
}

/* What the processor left on the stack of the engine's handler. */
struct frame { uint64_t rip, cs, rflags, rsp, ss; };

static bool has_code(unsigned vector)
{
    return vector == 8 || (vector >= 10 && vector <= 14) || vector == 17 || vector == 21
        || vector == 29 || vector == 30;
}

static uint64_t read_frame(unsigned vector)
{
    uint64_t code = 0;
    struct frame frame;
    size_t above = has_code(vector) ? sizeof code : 0;
    const uint8_t *place = memory_at(regs.rsp, above + sizeof frame, false);
    if (!place)
        return 0;               /* it jumped into the handler by itself: show what there is */
    memcpy(&code, place, above);
    memcpy(&frame, place + above, sizeof frame);
    regs.rip = frame.rip;
    regs.rsp = frame.rsp;
    regs.rflags = frame.rflags;
    return code;
}

/* An exception the guest has no handler for: it came to the one the engine put there. */
void fault_trap(unsigned vector)
{
    static const char *const names[32] = { [0] = "division error", [1] = "debug exception",
        [3] = "breakpoint", [4] = "overflow", [5] = "bound exceeded", [6] = "invalid instruction",
        [7] = "no floating point unit", [8] = "double fault", [10] = "invalid task segment",
        [11] = "segment not present", [12] = "stack fault", [13] = "protection fault",
        [14] = "page fault", [16] = "floating point error", [17] = "misaligned access",
        [18] = "machine check", [19] = "SIMD floating point error" };
    read_registers();
    ull code = read_frame(vector);
    if (vector == 14)
        say("nabla-hvt: the guest was stopped: page fault, %s 0x%llx, %s, by the instruction at"
            " 0x%llx", code & 16 ? "running" : code & 2 ? "writing" : "reading", special.cr2,
            code & 1 ? "which is not allowed there" : "where it has no memory", regs.rip);
    else
        say("nabla-hvt: the guest was stopped: %s (exception %u, code 0x%llx) by the instruction at"
            " 0x%llx", names[vector] ? names[vector] : "exception", vector, code, regs.rip);
    end_by_fault();
}

/* The processor stopped for a reason that is no call. */
void fault_exit(void)
{
    read_registers();
    switch (cpu_run->exit_reason) {
    case KVM_EXIT_MMIO:
        say("nabla-hvt: the guest was stopped: it %s 0x%llx, which %s", cpu_run->mmio.is_write
            ? "wrote to" : "read from", (ull)cpu_run->mmio.phys_addr,
            memory_at(cpu_run->mmio.phys_addr, 1, false) ? "is read-only" : "is no memory of its");
        end_by_fault();
    case KVM_EXIT_SHUTDOWN:
        say("nabla-hvt: the guest was stopped: a fault in its own fault handler (triple fault);"
            " some processors lose the registers then");
        end_by_fault();
    case KVM_EXIT_HLT:
        say("nabla-hvt: the guest was stopped: it halted the processor, and nothing can wake it");
        end_by_fault();
    case KVM_EXIT_INTERNAL_ERROR:
        say("nabla-hvt: KVM on this host cannot run an instruction of the guest (internal error %u)",
            cpu_run->internal.suberror);
        end_by_kvm();
    case KVM_EXIT_FAIL_ENTRY:
        say("nabla-hvt: KVM on this host cannot enter the guest (reason 0x%llx)",
            (ull)cpu_run->fail_entry.hardware_entry_failure_reason);
        end_by_kvm();
    default:
        say("nabla-hvt: KVM stopped the guest for a reason unknown here (%u)",
            cpu_run->exit_reason);
        end_by_kvm();
    }
}

void fault_kvm(int err)
{
    read_registers();
    if (err == EFAULT) {
        say("nabla-hvt: the guest was stopped: it used memory that is read-only, or not its own, by way"
            " of page tables it made itself");
        end_by_fault();
    }
    fail(err, "nabla-hvt: KVM cannot run the guest");
    end_by_kvm();
}
