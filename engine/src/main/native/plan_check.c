/*
 * plan_check.c — what the values of a plan mean. The engine has checked them before; what is wrong
 * here is a mistake of ours and is named, never guessed around.
 */
#define _GNU_SOURCE
#include <limits.h>
#include <sched.h>
#include <string.h>

#include "shim.h"

int plan_wrong(const char *key, const char *value, const char *why)
{
    return fail("plan", EINVAL, "plan: %s=%.200s: %s", key, value, why);
}

/* Digits only, up to max; the rest of the text is left at *end. */
int plan_number(const char *text, const char **end, int base, uint64_t max, uint64_t *value)
{
    uint64_t sum = 0;
    const char *c = text;
    for (;; c++) {
        unsigned digit = *c >= '0' && *c <= '9' ? (unsigned)(*c - '0')
            : (*c | 32) >= 'a' && (*c | 32) <= 'f' ? (unsigned)((*c | 32) - 'a' + 10) : 99;
        if (digit >= (unsigned)base)
            break;
        if (digit > max || sum > (max - digit) / (unsigned)base)
            return -1;
        sum = sum * (unsigned)base + digit;
    }
    *value = sum;
    *end = c;
    return c == text ? -1 : 0;
}

static int descriptor(const char **text, struct slot *slot)
{
    uint64_t fd;
    if (plan_number(*text, text, 10, INT_MAX - 1, &fd) < 0 || fd < 3 || *(*text)++ != ':')
        return -1;
    slot->fd = (int)fd;
    return 0;
}

static int plan_file(const char *text, struct slot *slot)
{
    slot->kind = SLOT_FILE;
    if (descriptor(&text, slot) < 0 || (strncmp(text, "ro:/", 4) && strncmp(text, "rw:/", 4)))
        return -1;
    slot->writable = text[1] == 'w';
    slot->what = text + 3;
    return 0;
}

static int plan_tap(const char *text, struct slot *slot)
{
    slot->kind = SLOT_TAP;
    if (descriptor(&text, slot) < 0 || !*text || strlen(text) > 15)
        return -1;
    slot->what = text;
    return 0;
}

static int plan_pass(const char *text, struct slot *slot)
{
    uint64_t fd, pid, source;
    *slot = (struct slot){ .kind = SLOT_PASS, .what = text };
    if (plan_number(text, &text, 10, INT_MAX - 1, &fd) < 0 || *text++ != ':'
        || plan_number(text, &text, 10, INT_MAX, &pid) < 0 || pid == 0 || *text++ != ':'
        || plan_number(text, &text, 10, INT_MAX - 1, &source) < 0 || *text)
        return -1;
    slot->fd = (int)fd;
    slot->pid = (int)pid;
    slot->source = (int)source;
    return 0;
}

/* The i-th of all descriptors the tender finds open; their texts were checked when they were read. */
bool plan_slot(const struct plan *plan, size_t i, struct slot *slot)
{
    if (i < plan->files.n)
        return plan_file(plan->files.at[i], slot) == 0;
    if ((i -= plan->files.n) < plan->taps.n)
        return plan_tap(plan->taps.at[i], slot) == 0;
    if ((i -= plan->taps.n) < plan->passes.n)
        return plan_pass(plan->passes.at[i], slot) == 0;
    return false;
}

int plan_rlimit(const char *text, uint64_t value[3])
{
    for (int i = 0; i < 3; i++)
        if (plan_number(text, &text, 10, i ? UINT64_MAX : 64, &value[i]) < 0
            || *text++ != (i < 2 ? ':' : '\0'))
            return -1;
    return value[1] <= value[2] ? 0 : -1;
}

/* The i-th namespace to enter; its text was checked when it was read. */
bool plan_namespace(const struct plan *plan, size_t i, struct namespace *space)
{
    static const struct { const char *name; int flag; } kinds[] = {
        { "network", CLONE_NEWNET }, { "ipc", CLONE_NEWIPC }, { "uts", CLONE_NEWUTS },
        { "cgroup", CLONE_NEWCGROUP }, { "mount", CLONE_NEWNS },
    };
    if (i >= plan->namespaces.n)
        return false;
    const char *text = plan->namespaces.at[i], *colon = strchr(text, ':');
    size_t length = colon ? (size_t)(colon - text) : strlen(text);
    for (size_t k = 0; k < sizeof kinds / sizeof *kinds; k++)
        if (strlen(kinds[k].name) == length && !memcmp(kinds[k].name, text, length)) {
            *space = (struct namespace){ kinds[k].name, kinds[k].flag, colon ? colon + 1 : NULL };
            return !colon || colon[1] == '/';
        }
    return false;
}

/* POLICY:FLAGS:NICE:PRIORITY:RUNTIME:DEADLINE:PERIOD */
int plan_scheduler(const char *text, struct scheduler *scheduler)
{
    uint64_t value[7];
    bool negative = false;
    for (int i = 0; i < 7; i++) {
        if (i == 2 && *text == '-') {
            negative = true;
            text++;
        }
        uint64_t max = i == 0 ? 7 : i == 2 ? 20 : i == 3 ? 99 : INT64_MAX;
        if (plan_number(text, &text, 10, max, &value[i]) < 0 || *text++ != (i < 6 ? ':' : '\0'))
            return -1;
    }
    *scheduler = (struct scheduler){
        .policy = (uint32_t)value[0], .flags = value[1],
        .nice = negative ? -(int32_t)value[2] : (int32_t)value[2],
        .priority = (uint32_t)value[3], .runtime = value[4], .deadline = value[5],
        .period = value[6],
    };
    return 0;
}

static int check_lists(const struct plan *plan)
{
    struct slot slot;
    struct namespace space;
    uint64_t value[3];
    const char *end;
    for (size_t i = 0; i < plan->files.n; i++)
        if (plan_file(plan->files.at[i], &slot) < 0)
            return plan_wrong("file", plan->files.at[i], "expected FD:ro|rw:/PATH");
    for (size_t i = 0; i < plan->taps.n; i++)
        if (plan_tap(plan->taps.at[i], &slot) < 0)
            return plan_wrong("tap", plan->taps.at[i], "expected FD:INTERFACE");
    for (size_t i = 0; i < plan->passes.n; i++)
        if (plan_pass(plan->passes.at[i], &slot) < 0)
            return plan_wrong("pass", plan->passes.at[i], "expected FD:PID:DESCRIPTOR");
    for (size_t i = 0; i < plan->namespaces.n; i++)
        if (!plan_namespace(plan, i, &space))
            return plan_wrong("namespace", plan->namespaces.at[i], "expected KIND or KIND:/PATH");
    for (size_t i = 0; i < plan->rlimits.n; i++)
        if (plan_rlimit(plan->rlimits.at[i], value) < 0)
            return plan_wrong("rlimit", plan->rlimits.at[i], "expected RESOURCE:SOFT:HARD");
    for (size_t i = 0; i < plan->groups.n; i++)
        if (plan_number(plan->groups.at[i], &end, 10, UINT32_MAX - 1, value) < 0 || *end)
            return plan_wrong("group", plan->groups.at[i], "not a group number");
    for (size_t i = 0; i < plan->cgroups.n; i++)
        if (*plan->cgroups.at[i] != '/')
            return plan_wrong("cgroup", plan->cgroups.at[i], "not an absolute path");
    return 0;
}

int plan_check(struct plan *plan)
{
    static const char *const names[] = { "pty", "pipe", "inherit" };
    const char *end;
    uint64_t value;
    size_t kind = 0;
    while (kind < 3 && plan->console_name && strcmp(plan->console_name, names[kind]))
        kind++;
    if (!plan->dir || !plan->console_name)
        return fail("plan", EINVAL, "plan: dir and console are needed");
    if (kind == 3)
        return plan_wrong("console", plan->console_name, "expected pty, pipe or inherit");
    plan->console = (enum console_kind)kind;
    if (plan->pause == 1 ? plan->exe != NULL : !plan->exe)
        return fail("plan", EINVAL, "plan: exactly one of exe and pause=1 is needed");
    if (plan->monitor == ABSENT)
        plan->monitor = 1;
    if (plan->ctty == 1 && kind != CONSOLE_INHERIT)
        return plan_wrong("ctty", "1", "only for console=inherit: a pty is the controlling terminal anyway");
    if (plan->monitor ? plan->console_socket != NULL
        : plan->socket || (plan->console_socket ? kind != CONSOLE_PTY : kind != CONSOLE_INHERIT))
        return fail("plan", EINVAL, "plan: without a monitor the console is inherited or a pty "
                    "sent to console_socket, and there is no socket; with one there is no "
                    "console_socket");
    if (plan->socket && strlen(plan->socket) > 107)
        return plan_wrong("socket", plan->socket, "longer than 107 bytes");
    if (plan->umask_text) {
        if (plan_number(plan->umask_text, &end, 8, 0777, &value) < 0 || *end)
            return plan_wrong("umask", plan->umask_text, "not an octal mask");
        plan->umask = (int)value;
    }
    struct scheduler scheduler;
    if (plan->scheduler_text && plan_scheduler(plan->scheduler_text, &scheduler) < 0)
        return plan_wrong("scheduler", plan->scheduler_text,
                          "expected POLICY:FLAGS:NICE:PRIORITY:RUNTIME:DEADLINE:PERIOD");
    end = plan->caps_text;
    for (int i = 0; end && i < 5; i++)
        if (plan_number(end, &end, 16, UINT64_MAX, &plan->caps[i]) < 0
            || *end++ != (i < 4 ? ':' : '\0'))
            return plan_wrong("caps", plan->caps_text, "expected five hexadecimal masks");
    return check_lists(plan);
}
