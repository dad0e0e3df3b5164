/*
 * hvt.h — what the parts of nabla-hvt share: messages, memory, the processor, calls.
 */
#ifndef HVT_H
#define HVT_H

#include <errno.h>
#include <linux/kvm.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "plan.h"

#define VERSION "0.1.0"
#define EXIT_TENDER 125         /* what went wrong is the host's or ours, not the guest's */

/* Repeats a system call that a signal interrupted. */
#define RETRY(call) ({ __typeof__(call) _r; do _r = (call); while (_r < 0 && errno == EINTR); _r; })

/* say.c: whole lines on descriptor 2 */
__attribute__((format(printf, 1, 2)))
void say(const char *format, ...);
__attribute__((format(printf, 2, 3)))
int fail(int err, const char *format, ...);     /* says it, returns -1 */

/* memory.c */
int memory_make(int vm);
int memory_put(uint64_t address, uint64_t value);
void *memory_at(uint64_t address, uint64_t size, bool writing);

/* cpu.c */
extern struct kvm_run *cpu_run;
int cpu_make(void);

/* wait.c */
int wait_make(void);
int wait_for(uint64_t timeout_ns, uint64_t *ready);

/* sandbox.c */
int move_fd(int fd, int number);
int close_others(void);
int sandbox_enter(void);

/* calls.c: a number from 1 to CALLS - 1, and where the guest has put the arguments */
enum { CALL_WALLTIME = 1, CALL_PUTS, CALL_POLL, CALL_BLOCK_WRITE, CALL_BLOCK_READ, CALL_NET_WRITE,
       CALL_NET_READ, CALL_HALT, CALLS };
void guest_call(unsigned number, uint64_t address);

/* fault.c: none of these comes back */
__attribute__((format(printf, 1, 2)))
_Noreturn void fault_forbidden(const char *format, ...);
_Noreturn void fault_trap(unsigned vector);
_Noreturn void fault_exit(void);
_Noreturn void fault_kvm(int err);

/* run.c */
_Noreturn void run(void);

#endif
