/*
 * plan.c — reads a plan. One mapping holds text and lists.
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
    { "namespace", LIST, AT(namespaces), 0, 0 },
    { "hostname", TEXT, AT(hostname), 0, 0 },
    { "domainname", TEXT, AT(domainname), 0, 0 },
    { "oom_score_adj", NUMBER, AT(oom_score_adj), -1000, 1000 },
    { "io_priority", NUMBER, AT(io_priority), 0, UINT16_MAX },
    { "scheduler", TEXT, AT(scheduler_text), 0, 0 },
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
        return plan_wrong(key->name, value, "not a number");
    int64_t signed_number = negative ? -(int64_t)number : (int64_t)number;
    if (signed_number < key->min || signed_number > key->max)
        return plan_wrong(key->name, value, "out of range");
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
            : plan_wrong(key->name, value, "given twice");
    if (*(char **)field)
        return plan_wrong(key->name, value, "given twice");
    if (key->kind == PATH && (*value != '/' || strlen(value) >= PATH_MAX))
        return plan_wrong(key->name, value, "not an absolute path");
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
    return result < 0 ? -1 : plan_check(plan);
}

/* The monitor keeps no plan: it would be a page or two per container for nothing. */
void plan_drop(struct plan *plan)
{
    munmap(plan->arena, plan->arena_size);
    plan->arena = NULL;
}
