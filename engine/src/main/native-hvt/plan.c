/*
 * plan.c — maps the plan's tables. The engine has checked the guest; what is looked at here keeps a
 * damaged or foreign file from being followed out of the mapping.
 */
#define _GNU_SOURCE
#include <fcntl.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "hvt.h"

#define TABLES_MAX (1u << 20)   /* mapped at once: room for far more than any plan has */

const struct plan *plan;
int plan_fd = -1;

const struct device *plan_devices(void)
{
    return (const struct device *)(plan->region + plan->regions);
}

const void *plan_filter(void)
{
    return plan_devices() + plan->devices;
}

/* The device a guest names by its place in the manifest, or NULL. */
const struct device *plan_device(uint64_t handle, enum device_type type)
{
    const struct device *device = plan_devices() + (handle - 1);
    return handle >= 1 && handle <= plan->devices && device->type == type ? device : NULL;
}

static bool regions_are_sound(uint64_t file_size)
{
    uint64_t end = 0;
    for (uint32_t i = 0; i < plan->regions; i++) {
        const struct region *r = &plan->region[i];
        if ((r->address | r->size | r->offset) % PAGE || r->address < end || !r->size
            || r->size > UINT64_MAX / 4 || r->address > UINT64_MAX / 4)
            return false;
        if (r->offset && (r->offset > file_size || r->size > file_size - r->offset))
            return false;
        end = r->address + r->size;
    }
    return plan->regions > 0;
}

static bool is_sound(uint64_t file_size)
{
    if (file_size < sizeof *plan || memcmp(plan->magic, PLAN_MAGIC, sizeof plan->magic)
        || plan->version != PLAN_VERSION)
        return false;
    /* 32-bit counts of small things: the sum cannot overflow */
    uint64_t tables = sizeof *plan + plan->regions * (uint64_t)sizeof(struct region)
        + plan->devices * (uint64_t)sizeof(struct device) + plan->filter * UINT64_C(8);
    return tables <= TABLES_MAX && tables <= file_size && plan->devices < 64
        && plan->filter > 0 && plan->filter <= 4096 && regions_are_sound(file_size);
}

int plan_open(const char *path)
{
    struct stat status;
    plan_fd = RETRY(open(path, O_RDONLY | O_CLOEXEC));
    if (plan_fd < 0 || fstat(plan_fd, &status) < 0)
        return fail(errno, "nabla-hvt: cannot open the plan %s", path);
    plan = mmap(NULL, TABLES_MAX, PROT_READ, MAP_PRIVATE, plan_fd, 0);
    if (plan == MAP_FAILED)
        return fail(errno, "nabla-hvt: cannot map the plan %s", path);
    if (status.st_size < 0 || !is_sound((uint64_t)status.st_size))
        return fail(0, "nabla-hvt: %s is no plan of this version: create the container again", path);
    return 0;
}
