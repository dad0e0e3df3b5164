/*
 * plan.c — reads and checks a plan. The engine has checked it before; what is wrong here is a
 * mistake of ours and is named, never guessed around. One mapping holds text and lists.
 */
#define _GNU_SOURCE
#include <fcntl.h>
#include <limits.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "shim.h"

enum kind { TEXT, PATH, NUMBER, LIST };

static const struct key {
    const char *name;
    enum kind kind;
    size_t offset;
    int64_t min, max;
} keys[] = {
#define AT(member) offsetof(struct plan, member)
    { "dir", PATH, AT(dir), 0, 0 },
    { "console", TEXT, AT(console_name), 0, 0 },
    { "cols", NUMBER, AT(cols), 1, UINT16_MAX },
    { "rows", NUMBER, AT(rows), 1, UINT16_MAX },
    { "socket", PATH, AT(socket), 0, 0 },
    { "log_limit", NUMBER, AT(log_limit), 1, INT64_MAX },
    { "exe", PATH, AT(exe), 0, 0 },
    { "arg", LIST, AT(args), 0, 0 },
    { "env", LIST, AT(env), 0, 0 },
    { "cwd", PATH, AT(cwd), 0, 0 },
    { "uid", NUMBER, AT(uid), 0, UINT32_MAX - 1 },
    { "gid", NUMBER, AT(gid), 0, UINT32_MAX - 1 },
    { "group", LIST, AT(groups), 0, 0 },
    { "cgroup", LIST, AT(cgroups), 0, 0 },
    { "netns", PATH, AT(netns), 0, 0 },
    { "oom_score_adj", NUMBER, AT(oom_score_adj), -1000, 1000 },
    { "rlimit", LIST, AT(rlimits), 0, 0 },
    { "no_new_privs", NUMBER, AT(no_new_privs), 0, 1 },
    { "umask", TEXT, AT(umask_text), 0, 0 },
    { "caps", TEXT, AT(caps_text), 0, 0 },
    { "apparmor", TEXT, AT(apparmor), 0, 0 },
    { "selinux", TEXT, AT(selinux), 0, 0 },
    { "file", LIST, AT(files), 0, 0 },
    { "tap", LIST, AT(taps), 0, 0 },
    { "pass", LIST, AT(passes), 0, 0 },
    { "monitor", NUMBER, AT(monitor), 0, 1 },
    { "console_socket", PATH, AT(console_socket), 0, 0 },
    { "ctty", NUMBER, AT(ctty), 0, 1 },
    { "pause", NUMBER, AT(pause), 0, 1 },
#undef AT
};
#define KEYS (sizeof keys / sizeof *keys)

static int wrong(const char *key, const char *value, const char *why)
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

static const struct key *find_key(const char *entry)
{
    const char *equals = strchr(entry, '=');
    for (size_t i = 0; equals && i < KEYS; i++)
        if (strlen(keys[i].name) == (size_t)(equals - entry)
            && !memcmp(keys[i].name, entry, (size_t)(equals - entry)))
            return &keys[i];
    return NULL;
}

static int set_number(const struct key *key, int64_t *field, const char *value)
{
    const char *end = value;
    uint64_t number;
    bool negative = key->min < 0 && *value == '-';
    if (plan_number(value + negative, &end, 10, INT64_MAX, &number) < 0 || *end)
        return wrong(key->name, value, "not a number");
    int64_t signed_number = negative ? -(int64_t)number : (int64_t)number;
    if (signed_number < key->min || signed_number > key->max)
        return wrong(key->name, value, "out of range");
    *field = signed_number;
    return 0;
}

static int set(struct plan *plan, const struct key *key, char *value)
{
    void *field = (char *)plan + key->offset;
    if (key->kind == LIST) {
        struct list *list = field;
        list->at[list->n++] = value;
        return 0;
    }
    if (key->kind == NUMBER)
        return *(int64_t *)field == ABSENT ? set_number(key, field, value)
            : wrong(key->name, value, "given twice");
    if (*(char **)field)
        return wrong(key->name, value, "given twice");
    if (key->kind == PATH && (*value != '/' || strlen(value) >= PATH_MAX))
        return wrong(key->name, value, "not an absolute path");
    *(char **)field = value;
    return 0;
}

/* Reads the text, counts, then lays the lists out behind it: entries are never moved. */
static int load(struct plan *plan, int fd, const char *path)
{
    size_t pointers = (PLAN_MAX / 5 + KEYS + 1) * sizeof(char *);   /* "arg=\0" is the shortest */
    plan->arena_size = PLAN_MAX + 8 + pointers;
    plan->arena = mmap(NULL, plan->arena_size, PROT_READ | PROT_WRITE,
                       MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (plan->arena == MAP_FAILED)
        return fail("plan", errno, "cannot map memory for the plan");
    char *text = plan->arena;
    size_t length = 0;
    for (ssize_t n; (n = RETRY(read(fd, text + length, PLAN_MAX + 1 - length))) != 0;) {
        if (n < 0)
            return fail("plan", errno, "cannot read plan %s", path);
        if ((length += (size_t)n) > PLAN_MAX)
            return fail("plan", E2BIG, "plan %s", path);
    }
    if (length == 0 || text[length - 1])
        return fail("plan", EINVAL, "plan %s does not end with a NUL byte", path);

    size_t counts[KEYS] = { 0 };
    for (char *entry = text; entry < text + length; entry += strlen(entry) + 1) {
        const struct key *key = find_key(entry);
        if (!key)
            return fail("plan", EINVAL, "plan: unknown key in '%.80s'", entry);
        counts[key - keys]++;
    }
    char **next = (char **)(void *)(text + ((length + 7) & ~(size_t)7));
    for (size_t i = 0; i < KEYS; i++) {
        if (keys[i].kind != LIST)
            continue;
        ((struct list *)(void *)((char *)plan + keys[i].offset))->at = next;
        next += counts[i] + 1;
    }
    for (char *entry = text; entry < text + length;) {
        char *following = entry + strlen(entry) + 1;
        if (set(plan, find_key(entry), strchr(entry, '=') + 1) < 0)
            return -1;
        entry = following;
    }
    return 0;
}

static int check_lists(const struct plan *plan)
{
    struct slot slot;
    uint64_t value[3];
    const char *end;
    for (size_t i = 0; i < plan->files.n; i++)
        if (plan_file(plan->files.at[i], &slot) < 0)
            return wrong("file", plan->files.at[i], "expected FD:ro|rw:/PATH");
    for (size_t i = 0; i < plan->taps.n; i++)
        if (plan_tap(plan->taps.at[i], &slot) < 0)
            return wrong("tap", plan->taps.at[i], "expected FD:INTERFACE");
    for (size_t i = 0; i < plan->passes.n; i++)
        if (plan_pass(plan->passes.at[i], &slot) < 0)
            return wrong("pass", plan->passes.at[i], "expected FD:PID:DESCRIPTOR");
    for (size_t i = 0; i < plan->rlimits.n; i++)
        if (plan_rlimit(plan->rlimits.at[i], value) < 0)
            return wrong("rlimit", plan->rlimits.at[i], "expected RESOURCE:SOFT:HARD");
    for (size_t i = 0; i < plan->groups.n; i++)
        if (plan_number(plan->groups.at[i], &end, 10, UINT32_MAX - 1, value) < 0 || *end)
            return wrong("group", plan->groups.at[i], "not a group number");
    for (size_t i = 0; i < plan->cgroups.n; i++)
        if (*plan->cgroups.at[i] != '/')
            return wrong("cgroup", plan->cgroups.at[i], "not an absolute path");
    return 0;
}

static int check(struct plan *plan)
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
        return wrong("console", plan->console_name, "expected pty, pipe or inherit");
    plan->console = (enum console_kind)kind;
    if (plan->pause == 1 ? plan->exe != NULL : !plan->exe)
        return fail("plan", EINVAL, "plan: exactly one of exe and pause=1 is needed");
    if (plan->monitor == ABSENT)
        plan->monitor = 1;
    if (plan->ctty == 1 && kind != CONSOLE_INHERIT)
        return wrong("ctty", "1", "only for console=inherit: a pty is the controlling terminal anyway");
    if (plan->monitor ? plan->console_socket != NULL
        : plan->socket || (plan->console_socket ? kind != CONSOLE_PTY : kind != CONSOLE_INHERIT))
        return fail("plan", EINVAL, "plan: without a monitor the console is inherited or a pty "
                    "sent to console_socket, and there is no socket; with one there is no "
                    "console_socket");
    if (plan->socket && strlen(plan->socket) > 107)
        return wrong("socket", plan->socket, "longer than 107 bytes");
    if (plan->umask_text) {
        if (plan_number(plan->umask_text, &end, 8, 0777, &value) < 0 || *end)
            return wrong("umask", plan->umask_text, "not an octal mask");
        plan->umask = (int)value;
    }
    end = plan->caps_text;
    for (int i = 0; end && i < 5; i++)
        if (plan_number(end, &end, 16, UINT64_MAX, &plan->caps[i]) < 0
            || *end++ != (i < 4 ? ':' : '\0'))
            return wrong("caps", plan->caps_text, "expected five hexadecimal masks");
    return check_lists(plan);
}

int plan_read(struct plan *plan, const char *path)
{
    for (size_t i = 0; i < KEYS; i++)
        if (keys[i].kind == NUMBER)
            *(int64_t *)(void *)((char *)plan + keys[i].offset) = ABSENT;
    int fd = RETRY(open(path, O_RDONLY | O_CLOEXEC));
    if (fd < 0)
        return fail("plan", errno, "cannot open plan %s", path);
    int result = load(plan, fd, path);
    close(fd);
    return result < 0 ? -1 : check(plan);
}

/* The monitor keeps no plan: it would be a page or two per container for nothing. */
void plan_drop(struct plan *plan)
{
    munmap(plan->arena, plan->arena_size);
    plan->arena = NULL;
}
