/*
 * plan.h — what the engine asks for: a file of NUL-terminated key=value strings.
 */
#ifndef PLAN_H
#define PLAN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define PLAN_MAX (1u << 20)
#define ABSENT INT64_MIN

struct list {
    char **at;                  /* ends with NULL, so that it may be an argv */
    size_t n;
};

enum console_kind { CONSOLE_PTY, CONSOLE_PIPE, CONSOLE_INHERIT };

enum slot_kind { SLOT_FILE, SLOT_TAP, SLOT_PASS };

struct slot {                   /* a descriptor the tender finds open */
    enum slot_kind kind;
    int fd;
    int writable;
    int pid, source;            /* of a passed one: whose it is, and its number there */
    const char *what;           /* path, interface name, or FD:PID:SOURCE */
};

struct namespace {
    const char *kind;           /* as the plan spells it */
    int flag;                   /* CLONE_NEW... */
    const char *path;           /* of one to join; NULL: a new one */
};

struct scheduler {              /* as sched_setattr(2) takes it */
    uint32_t policy, priority;
    int32_t nice;
    uint64_t flags, runtime, deadline, period;
};

struct plan {
    const char *dir, *console_name, *socket, *exe, *cwd, *apparmor, *selinux, *hostname, *domainname;
    const char *console_socket, *caps_text, *umask_text, *scheduler_text;
    int64_t cols, rows, log_limit, uid, gid, oom_score_adj, no_new_privs, monitor, pause,
        ctty, io_priority;
    struct list args, env, groups, cgroups, namespaces, rlimits, files, taps, passes;
    enum console_kind console;
    int umask;                  /* what the caller had unless the plan says otherwise */
    uint64_t caps[5];           /* bounding, effective, inheritable, permitted, ambient */
    void *arena;                /* everything the pointers above point into */
    size_t arena_size;
};

int plan_read(struct plan *plan, const char *path);
bool plan_slot(const struct plan *plan, size_t i, struct slot *slot);   /* false: there is none */
bool plan_namespace(const struct plan *plan, size_t i, struct namespace *space);
int plan_scheduler(const char *text, struct scheduler *scheduler);
int plan_rlimit(const char *text, uint64_t value[3]);
int plan_number(const char *text, const char **end, int base, uint64_t max, uint64_t *value);
int plan_check(struct plan *plan);     /* plan_check.c: sets what is spelled as text, too */
int plan_wrong(const char *key, const char *value, const char *why);
void plan_drop(struct plan *plan);

#endif
