/*
 * cpu.c — a virtual machine with one processor, in 64-bit mode from its first instruction on.
 */
#define _GNU_SOURCE
#include <fcntl.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <unistd.h>

#include "hvt.h"

/* Intel SDM volume 3, 2.5 (control registers) and 2.2.1 (EFER) */
#define CR0 (1u << 0 | 1u << 4 | 1u << 5 | 1u << 16 | 1u << 31)     /* PE, ET, NE, WP, PG */
#define CR4 (1u << 5 | 1u << 9 | 1u << 10)                          /* PAE, OSFXSR, OSXMMEXCPT */
#define EFER (1u << 8 | 1u << 10 | 1u << 11)                        /* LME, LMA, NXE */
#define RFLAGS 0x2u                                                 /* the bit that is always set */
#define CPUID_MAX 256

struct kvm_run *cpu_run;

static int open_kvm(void)
{
    int kvm = RETRY(open("/dev/kvm", O_RDWR | O_CLOEXEC));
    if (kvm < 0)
        return fail(errno, "nabla-hvt: cannot open /dev/kvm");
    if (ioctl(kvm, KVM_GET_API_VERSION, 0) != KVM_API_VERSION)
        return fail(0, "nabla-hvt: /dev/kvm does not speak version %d of its interface",
                    KVM_API_VERSION);
    return kvm;
}

/* The guest sees the processor as it is, as far as KVM can show it. */
static int set_cpuid(int kvm, int vcpu)
{
    static struct {
        struct kvm_cpuid2 head;
        struct kvm_cpuid_entry2 entries[CPUID_MAX];
    } cpuid = { .head.nent = CPUID_MAX };
    if (ioctl(kvm, KVM_GET_SUPPORTED_CPUID, &cpuid) < 0
        || ioctl(vcpu, KVM_SET_CPUID2, &cpuid) < 0)
        return fail(errno, "nabla-hvt: KVM does not describe its processor");
    return 0;
}

/* Descriptors as the table of the plan has them; long mode ignores most of this. */
static int set_registers(void)
{
    struct kvm_segment code = { .limit = ~0u, .selector = 1 * 8, .type = 11, .present = 1, .s = 1,
                                .l = 1, .g = 1 };
    struct kvm_segment data = { .limit = ~0u, .selector = 2 * 8, .type = 3, .present = 1, .s = 1,
                                .db = 1, .g = 1 };
    struct kvm_segment task = { .base = plan->tss, .limit = 103, .selector = 3 * 8, .type = 11,
                                .present = 1 };
    struct kvm_sregs special;
    if (ioctl(plan->vcpu, KVM_GET_SREGS, &special) < 0)
        return fail(errno, "nabla-hvt: cannot read the processor's control registers");
    special.cs = code;
    special.ds = special.es = special.fs = special.gs = special.ss = data;
    special.tr = task;
    special.ldt = (struct kvm_segment) { .unusable = 1 };
    special.gdt = (struct kvm_dtable) { .base = plan->gdt, .limit = (uint16_t)plan->gdt_limit };
    special.idt = (struct kvm_dtable) { .base = plan->idt, .limit = (uint16_t)plan->idt_limit };
    special.cr0 = CR0;
    special.cr3 = plan->page_tables;
    special.cr4 = CR4;
    special.efer = EFER;
    struct kvm_regs regs = { .rip = plan->entry, .rsp = plan->stack, .rdi = plan->argument,
                             .rflags = RFLAGS };
    if (ioctl(plan->vcpu, KVM_SET_SREGS, &special) < 0
        || ioctl(plan->vcpu, KVM_SET_REGS, &regs) < 0)
        return fail(errno, "nabla-hvt: cannot set the processor's registers");
    return 0;
}

/* Guests count time in cycles and must know how many a second has. */
static int tell_frequency(void)
{
    int khz = ioctl(plan->vcpu, KVM_GET_TSC_KHZ, 0);
    if (khz <= 0)
        return fail(khz < 0 ? errno : 0, "nabla-hvt: this host's cycle counter has no steady pace,"
                    " by which guests tell the time");
    return memory_put(plan->frequency, (uint64_t)khz * 1000);
}

int cpu_make(void)
{
    int kvm = open_kvm();
    if (kvm < 0)
        return -1;
    int vm = ioctl(kvm, KVM_CREATE_VM, 0);
    if (vm < 0)
        return fail(errno, "nabla-hvt: KVM cannot make a virtual machine");
    int size = ioctl(kvm, KVM_GET_VCPU_MMAP_SIZE, 0);
    int vcpu = ioctl(vm, KVM_CREATE_VCPU, 0);
    if (vcpu < 0 || size < (int)sizeof *cpu_run)
        return fail(errno, "nabla-hvt: KVM cannot make a virtual processor");
    cpu_run = mmap(NULL, (size_t)size, PROT_READ | PROT_WRITE, MAP_SHARED, vcpu, 0);
    if (cpu_run == MAP_FAILED)
        return fail(errno, "nabla-hvt: cannot map the virtual processor");
    if (memory_make(vm) < 0 || set_cpuid(kvm, vcpu) < 0)
        return -1;
    close(vm);      /* the processor keeps it alive, and nothing can be added to it any more */
    close(kvm);     /* now the processor's number is free, whatever it is */
    if (move_fd(vcpu, plan->vcpu) < 0 || set_registers() < 0)
        return -1;
    return tell_frequency();
}
