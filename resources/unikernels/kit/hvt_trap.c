/*
 * hvt_trap.c: what happens on a fault in an hvt guest.
 *
 * There is no kernel to catch it. Without this table of handlers the processor
 * would give up, and the tender could say no more than that.
 */
#include "platform.h"

enum { TRAPS = 22, TRAPPED = 255 /* exit code, as in Solo5 */ };

struct gate { /* an entry of the interrupt descriptor table */
    uint16_t offset_low;
    uint16_t code_segment;
    uint16_t flags;
    uint16_t offset_middle;
    uint32_t offset_high;
    uint32_t reserved;
} __attribute__((packed));

struct table { /* what lgdt and lidt want */
    uint16_t limit;
    const void *base;
} __attribute__((packed));

struct frame { /* what the processor puts on the stack */
    uint64_t instruction;
    uint64_t code_segment;
    uint64_t flags;
    uint64_t stack;
    uint64_t stack_segment;
};

static uint64_t segments[8];
static struct gate gates[TRAPS];

static const char *const names[TRAPS] = {
    [0] = "division error",     [1] = "debug",           [3] = "breakpoint",        [4] = "overflow",
    [6] = "invalid opcode",     [7] = "no coprocessor",  [8] = "double fault",      [10] = "invalid TSS",
    [11] = "missing segment",   [12] = "stack fault",    [13] = "general protection", [14] = "page fault",
    [16] = "floating point",    [17] = "alignment",      [18] = "machine check",    [19] = "SIMD floating point",
    [21] = "control protection",
};

static _Noreturn void report(unsigned number, const struct frame *frame)
{
    uint64_t address;

    print("trap %u (%s), instruction at 0x%lx", number, names[number] ? names[number] : "unknown", frame->instruction);
    if (number == 14) {
        __asm__ volatile("mov %%cr2, %0" : "=r"(address));
        print(", address 0x%lx", address);
    }
    print("\n");
    leave(TRAPPED);
}

/* For some traps the processor adds an error code to the stack, and the handler must know. */
#define PLAIN(number) \
    static __attribute__((interrupt)) void trap_##number(struct frame *frame) \
    { \
        report(number, frame); \
    }
#define WITH_CODE(number) \
    static __attribute__((interrupt)) void trap_##number(struct frame *frame, uint64_t code) \
    { \
        (void)code; \
        report(number, frame); \
    }
#define ALL(P, C) \
    P(0) P(1) P(2) P(3) P(4) P(5) P(6) P(7) C(8) P(9) C(10) C(11) C(12) C(13) C(14) P(15) P(16) C(17) P(18) P(19) \
    P(20) C(21)

ALL(PLAIN, WITH_CODE)

#define HANDLER(number) (const void *)trap_##number,
static const void *const handlers[TRAPS] = {ALL(HANDLER, HANDLER)};

void hvt_catch_traps(void)
{
    enum { CODE_64_BIT = 0x9b, PRESENT_GATE = 0x8e00 };
    uint16_t code_segment;

    /*
     * A trap reloads the code segment from the descriptor table, and the one the
     * tender started us with is not in our memory: make one, the same number.
     */
    __asm__ volatile("mov %%cs, %0" : "=r"(code_segment));
    segments[code_segment / 8 % 8] = 0x00af000000000000 | (uint64_t)CODE_64_BIT << 40 | 0xffff;
    __asm__ volatile("lgdt %0" : : "m"((struct table){sizeof segments - 1, segments}));

    for (int i = 0; i < TRAPS; i++) {
        uint64_t handler = (uint64_t)handlers[i];
        gates[i] = (struct gate){
            .offset_low = handler,
            .code_segment = code_segment,
            .flags = PRESENT_GATE,
            .offset_middle = handler >> 16,
            .offset_high = handler >> 32,
        };
    }
    __asm__ volatile("lidt %0" : : "m"((struct table){sizeof gates - 1, gates}));
}
