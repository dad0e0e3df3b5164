/*
 * shim.h — what the parts of nabla-shim share: the report of a failed step, small helpers,
 * the console, the log and the page that init and its monitor both see.
 */
#ifndef SHIM_H
#define SHIM_H

#include <errno.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

#include "plan.h"

#define VERSION "0.1.0"
#define FIFO "exec.fifo"
#define RECORD_FILE "exit.json"

/* Repeats a system call that a signal interrupted. */
#define RETRY(call) ({ __typeof__(call) _r; do _r = (call); while (_r < 0 && errno == EINTR); _r; })

/* How a step went: sent from init to its parent and from there to the process that was called. */
struct report {
    int32_t failed;
    int32_t err;
    int32_t init;
    char stage[12];
    char text[4600];            /* room for one whole path and a sentence around it */
};
extern struct report report;

/* A page shared by init and monitor; what init leaves there outlives it. */
struct shared {
    uint64_t started_ns;        /* CLOCK_REALTIME just before execve, 0: never */
    char error[1024];           /* why execve failed */
};

/* util.c */
__attribute__((format(printf, 3, 4)))
int fail(const char *stage, int err, const char *format, ...);  /* fills report, returns -1 */
int send_report(int fd);
int receive_report(int fd);
uint64_t realtime_ns(void);
uint64_t monotonic_ms(void);
int write_all(int fd, const void *data, size_t length);
int write_text(const char *path, const char *text);
int unix_address(const char *path, void *address);
void all_signals_default(void);

/* signal.c */
struct stat_line {
    char state;
    pid_t group;
    unsigned long long start_time;
};
int read_stat(pid_t pid, struct stat_line *line);
int signal_command(char **argv);

/* create.c */
int create_command(const char *plan_path, const char *result_path);
int init_command(const char *plan_path);

/* console.c: descriptors are -1 where there is none */
struct console {
    int out;                    /* ours: what the guest prints (pty master or pipe) */
    int in;                     /* ours: what it reads; the same number as out for a pty */
    int guest_in, guest_out;    /* its ends; one number for both is a pty slave */
};
int console_open(const struct plan *plan, struct console *console);
int console_attach(const struct console *console);
void console_close_guest(struct console *console);
int console_send(const char *path, int master);

/* place.c */
int join_cgroups(const struct list *cgroups);
int enter_namespaces(const struct plan *plan);

/* descriptors.c */
int open_slots(const struct plan *plan);
int close_others(const struct plan *plan, int fifo, int parent);

/* rights.c */
int set_limits(const struct plan *plan);
int set_priorities(const struct plan *plan);
int set_labels(const struct plan *plan);
int become_user(const struct plan *plan);

/* init.c */
pid_t init_spawn(const struct plan *plan, int dir, const struct console *console,
                 struct shared *shared);
_Noreturn void init_become(const struct plan *plan, int dir, const struct console *console);
void init_undo(pid_t init, int dir);

/* monitor.c */
int monitor_run(struct plan *plan, int dir, int caller);

/* log.c */
enum mark { MARK_READY = 1, MARK_STARTED, MARK_ENDED };  /* value: pid, 0, wait status */
struct log {
    int dir, log, idx;
    int retire;                 /* files of the full segment still to be renamed */
    bool made_log, made_idx;
    uint64_t limit;             /* 0: none */
    uint64_t base, size;        /* logical offset of the segment, bytes in it */
    uint64_t idx_size, last_ns; /* bytes in the index, time of its last record */
    uint64_t window;            /* the last resize record, 0: none */
    uint64_t first_ns, seen, dropped;
};
int log_open(struct log *log, int dir, uint64_t limit);
void log_append(struct log *log, const char *data, size_t length);
void log_window(struct log *log, unsigned cols, unsigned rows);
void log_mark(struct log *log, enum mark what, uint32_t value, uint64_t ns);
void log_discard(struct log *log);
void log_close(struct log *log);

/* control.c */
int control_open(const char *path);
int control_poll(void *pollfds);        /* fills up to CONTROL_FDS entries, returns how many */
void control_serve(const void *pollfds, struct console *console, struct log *log);
void control_flush(struct console *console);
bool control_pending(void);
void control_tell(char what);
void control_close(void);
#define CONTROL_CLIENTS 16
#define CONTROL_FDS (CONTROL_CLIENTS + 1)

/* record.c */
struct rusage;
struct end {                    /* of an init */
    pid_t pid;
    unsigned long long start_time;
    int status;                 /* of wait(2) */
    uint64_t finished_ns;
    const struct rusage *usage;
};
int record_reserve(int dir);
void record_discard(int dir);
int record_write(int dir, int fd, const struct end *end, const struct shared *shared,
                 const struct log *log);

#endif
